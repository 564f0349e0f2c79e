/**
 * A data sync that was asked for first with a role call and of which nobody saw the end: the roles may yet change, however
 * they are now. The new roles end it; a call that was refused has begun none.
 */
import type { Check } from "./check.ts";
import type { SetRole } from "./run-call.ts";
import { type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { Step } from "./runbook.ts";
import { settleCall } from "./settle-call.ts";

/** The call that asked for it; null: none may still be running. */
export function openSync(state: RunState): SetRole | null {
  let open: SetRole | null = null;
  for (const step of stepsOf(state)) {
    if (open !== null && isSeenAt(step, open, state)) open = null;
    open = syncFirstOf(step, state) ?? open;
  }
  return open;
}

/** Said wherever a run ends with one. */
export const mayStillRun =
  "The call was to pull a data sync first. It may still be running, and the roles may yet change when it ends: read Status History in Management > Failover at both appliances before anything else is done.";

function syncFirstOf(step: Step, state: RunState): SetRole | null {
  const { intendedAt, outcome } = recordOf(state, step.id);
  if (step.kind !== "action" || intendedAt === null || outcome?.kind === "refused") return null;
  const call = settleCall(step.call, state.answers);
  return call?.call === "set-role" && call.dataSyncFirst ? call : null;
}

const isSeenAt = (step: Step, call: SetRole, state: RunState): boolean =>
  recordOf(state, step.id).answer === "yes" && isOfNewRoles(checkOf(step), call);

function checkOf(step: Step): Check | null {
  if (step.kind === "wait") return step.until;
  return step.kind === "check" ? step.check : null;
}

function isOfNewRoles(check: Check | null, { appliance, role }: SetRole): boolean {
  if (check?.check === "end-state") return check[role] === appliance;
  if (check?.check !== "roles") return false;
  return check.expected.some((one) => one.appliance === appliance && one.role === role);
}
