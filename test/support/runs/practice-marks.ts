/** What users left on the two appliances of a practice pair, and what a person does with it on the way back. */
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import { markTexts } from "../practice-calls.ts";

const lists = ["settings", "sessions", "recordings"] as const;

/** A setting, a session and a recording of this name, made on this appliance. */
export async function leaveMarks(practice: PracticePair, name: string, text: string): Promise<void> {
  for (const list of lists) await practice.mark(name, list, text);
}

/** Of both sides, list by list, in the order of making. */
export const marksOfBoth = async (practice: PracticePair) => ({
  site1: await markTexts(practice, "site1"),
  site2: await markTexts(practice, "site2"),
});

/** The same in all three lists, or with settings of their own. */
export const everywhere = (...texts: string[]) => ({ settings: texts, sessions: texts, recordings: texts });
export const withSettings = (settings: string[], ...texts: string[]) => ({ ...everywhere(...texts), settings });

export const noted = (appliance: string, what: string): LoginChange => ({
  ...{ id: what, at: new Date().toISOString(), appliance, what, where: "Users & Security", who: "a test" },
  reAppliedAt: null,
});

/** Enters every open change of the list again, and ticks it off. */
export async function reApply(practice: PracticePair, changes: LoginChange[], on: string): Promise<void> {
  for (const [at, change] of changes.entries()) {
    if (change.reAppliedAt !== null) continue;
    await practice.mark(on, "settings", `${change.what}, again`);
    changes[at] = { ...change, reAppliedAt: new Date().toISOString() };
  }
}
