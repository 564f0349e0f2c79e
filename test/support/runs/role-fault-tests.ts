/** What every runbook that changes roles has to come to, whatever its call is answered. */
import { describe, expect, test } from "vitest";
import type { Conduct } from "../../../electron/core/practice/appliance/conduct.ts";
import type { PracticeApi } from "../../../electron/core/practice/practice-configuration.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { FinishedRun, RunChoice } from "./practice-run.ts";
import { startRunStage } from "./practice-run.ts";
import { changeRolesElsewhere, type RoleScene, roleCallsOf } from "./role-scenes.ts";

export const faultPatience = { timeout: 60_000 };
export const shortWaits = { rereadMs: 1_500, settleMs: 2_500, syncMs: 2_500, swingMs: 2_000, sharedIpMs: 2_000 };

type Fault = Conduct["roleChange"];

/** What is said of the call, and whether it took place. */
export const answersOfCall: readonly (readonly [Fault, string, "done" | "failed"])[] = [
  ["refused", "refused", "failed"],
  ["500-but-done", "unclear", "done"],
  ["500-not-done", "unclear", "failed"],
  ["cut-but-done", "unclear", "done"],
  ["cut-not-done", "unclear", "failed"],
  ["200-never-settles", "accepted", "failed"],
];

/** The two that a run cannot tell from others are tried with one runbook alone. */
const usualFaults = answersOfCall.filter(([fault]) => fault !== "500-not-done" && fault !== "cut-but-done");

export function testRoleFaults(scene: RoleScene, api: PracticeApi, faults: typeof answersOfCall = usualFaults): void {
  describe(`${scene.runbook} (${api})`, () => {
    test.each(faults)("when its call is %s", faultPatience, async (fault, kind, outcome) => {
      const { run, practice, stage } = await startScene(scene, api);
      const finished = await run({
        before: (step) => beforeTyping(step, () => practice.behave(scene.target, { roleChange: fault })),
      });
      expect(finished).toMatchObject({ outcome, calls: callsOf(finished, scene) });
      expect(await roleCallsOf(stage)).toBe(finished.calls.length);
      expect(answersTo(finished, scene.step)).toEqual([kind]);
      expectIntendedOnce(finished);
      if (outcome === "failed") expect(finished.text).toContain(scene.target);
    });

    test(
      "is refused with what changed, and calls nobody, when somebody else changes the roles",
      faultPatience,
      async () => {
        const { run, stage } = await startScene(scene, api);
        let before = 0;
        const finished = await run({
          before: (step) =>
            beforeTyping(step, async () => {
              await changeRolesElsewhere(stage, scene);
              before = await roleCallsOf(stage);
            }),
        });
        expect(finished).toMatchObject({ outcome: "refused", calls: [] });
        expect(finished.state.foreign).toContainEqual(
          expect.objectContaining({ appliance: scene.target, what: "role" }),
        );
        expect(await roleCallsOf(stage)).toBe(before);
      },
    );

    test("lists its calls in a dry run and makes none", faultPatience, async () => {
      const { run, stage } = await startScene(scene, api);
      const finished = await run({ isDryRun: true });
      expect(finished).toMatchObject({ outcome: "done", calls: [] });
      expect(wouldCall(finished.journal)).toContain(scene.target);
      expect(await roleCallsOf(stage)).toBe(0);
    });
  });
}

async function startScene(scene: RoleScene, api: PracticeApi) {
  const stage = await startRunStage({ api, timing: shortWaits });
  await scene.set(stage);
  const run = (choice: RunChoice = {}) =>
    stage.run(scene.runbook, { ...choice, answers: { ...scene.answers, ...choice.answers } });
  return { stage, run, practice: stage.practice };
}

/** The last question before the call: nothing has been sent yet, and the plan was shown. */
export async function beforeTyping(step: string, act: () => Promise<void>): Promise<void> {
  if (step === "type-name") await act();
}

/** Force makes a second call once the first one is done. */
function callsOf({ calls }: FinishedRun, { call, runbook }: RoleScene): string[] {
  return runbook === "force-backup" && calls.length > 1 ? [call, "site2 primary"] : [call];
}

const answersTo = ({ journal }: FinishedRun, step: string): string[] =>
  journal.flatMap((event) => (event.event === "called" && event.step === step ? [event.outcome.kind] : []));

const wouldCall = (journal: readonly RunEvent[]): string[] =>
  journal.flatMap((event) =>
    event.event === "would-call" && event.call.method === "POST" ? [event.call.appliance] : [],
  );

export function expectIntendedOnce({ journal }: FinishedRun): void {
  const intended = journal.flatMap((event) => (event.event === "intended" ? [event.step] : []));
  expect(intended).toEqual([...new Set(intended)]);
}
