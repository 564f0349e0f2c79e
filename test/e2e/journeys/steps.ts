/** What a person does in the window of whichever door, by name: only JSON goes in and out, as the page may be another process's. */
import type { Page } from "@playwright/test";
import * as certificates from "./certificate-steps.ts";
import { makeBothPrimaryByKeyboard, seeTheConflict } from "./conflict-by-keyboard.ts";
import { fiftyPairsByKeyboard } from "./fifty-pairs.ts";
import { practiceJourney } from "./practice-journey.ts";
import * as realPair from "./real-pair-steps.ts";
import { rehearseASwitchByKeyboard, resolveTheConflictByKeyboard } from "./runs-by-keyboard.ts";

const steps = {
  ...realPair,
  ...certificates,
  practiceJourney,
  makeBothPrimaryByKeyboard,
  seeTheConflict,
  fiftyPairsByKeyboard,
  rehearseASwitchByKeyboard,
  resolveTheConflictByKeyboard,
};

type Steps = typeof steps;
export type StepName = keyof Steps;
type Input<N extends StepName> = Parameters<Steps[N]> extends [Page, infer I] ? [input: I] : [];

/** Carries out one step in the window of a door. */
export type Walk = <N extends StepName>(name: N, ...input: Input<N>) => Promise<Awaited<ReturnType<Steps[N]>>>;

export const takeStep = (page: Page, name: StepName, input: unknown): Promise<unknown> =>
  (steps[name] as (page: Page, input: unknown) => Promise<unknown>)(page, input);

export const walkOver = (take: (name: StepName, input: unknown) => Promise<unknown>): Walk =>
  ((name, input) => take(name, input ?? null)) as Walk;
