/**
 * What stands against a run right before its call and did not when it was judged last. What was soft then has its reason;
 * what was hard ended the run there.
 */
import type { Check, CheckResult } from "./check.ts";
import type { ForeignChange } from "./foreign-change.ts";
import { isRoleChange } from "./is-role-change.ts";
import { holds, type RunState, recordOf, stepsOf } from "./run-state.ts";
import { reasonInput } from "./vetoes/veto.ts";

export type VetoCheck = Extract<Check, { check: "vetoes" }>;

/**
 * The last one that was judged before this step; null: none. Also where this run has changed a role before: then the call
 * that makes it whole is not held up, since both being backup is worse than what an objection could say.
 */
export function vetoesBefore(state: RunState, step: string): VetoCheck | null {
  let last: VetoCheck | null = null;
  for (const one of stepsOf(state)) {
    if (one.id === step) return last;
    const { answer, intendedAt } = recordOf(state, one.id);
    if (isRoleChange(one) && intendedAt !== null) return null;
    if (one.kind === "check" && one.check.check === "vetoes" && answer !== null && holds(one.when, state)) {
      last = one.check;
    }
  }
  return last;
}

export function newObjections(state: RunState, { serving }: VetoCheck, { vetoes = [] }: CheckResult): ForeignChange[] {
  return vetoes
    .filter(({ condition, weight }) => {
      if (weight === "soft") return state.answers[reasonInput(condition)] === undefined;
      return weight === "hard" && !state.vetoes.some((hit) => hit.condition === condition && hit.weight === "hard");
    })
    .map(({ message }) => ({ appliance: serving, what: "objection", before: null, now: message }));
}
