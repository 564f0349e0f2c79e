/**
 * How a run that was cut off ends when a person closes it, by what was seen after the caches were waited out: `incomplete`
 * where the change was seen, `failed` where it was seen that it did not take place, otherwise `unknown`.
 */
import type { CheckResult } from "./check.ts";
import { isRoleChange } from "./is-role-change.ts";
import { mayStillRun } from "./open-sync.ts";
import type { SetRole } from "./run-call.ts";
import { type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { Outcome } from "./runbook.ts";
import { settleCall } from "./settle-call.ts";

export interface ToldRoles {
  roles: readonly { name: string; role: string | null }[];
  /** Everything that the procedure wants proved is so. */
  isProved: boolean;
}

export interface Closing {
  outcome: Extract<Outcome, "incomplete" | "failed" | "unknown">;
  text: string;
  /** One is primary and one is backup, as was seen. */
  isInOrder: boolean;
}

/** `seen` null: it could not be looked. */
export const closingOf = (state: RunState, seen: ToldRoles | null, nowMs: number): Closing => ({
  ...judgeClosing(state, seen, nowMs),
  isInOrder: ["primary", "backup"].every((role) => seen?.roles.some((told) => told.role === role)),
});

/** Where the roles tell nothing of it: by what must be so at its end, as it was looked at just now. */
export function closingByProof(seen: readonly CheckResult[]): Closing {
  const found = seen.map(({ text }) => text).join(" ");
  if (seen.length > 0 && seen.every(({ answer }) => answer === "yes")) {
    const text = `${found} Whatever was left of its steps was not carried out.`;
    return { outcome: "incomplete", text, isInOrder: true };
  }
  const outcome = seen.some(({ answer }) => answer === "no") ? "incomplete" : "unknown";
  return { outcome, text: found === "" ? "What came of it could not be seen." : found, isInOrder: false };
}

function judgeClosing(state: RunState, seen: ToldRoles | null, nowMs: number): Omit<Closing, "isInOrder"> {
  if (seen === null || seen.roles.some(({ role }) => role === null)) {
    return { outcome: "unknown", text: "What came of it could not be seen: look at both appliances." };
  }
  const now = `Now ${seen.roles.map(({ name, role }) => `${name} says ${role}`).join(", ")}.`;
  if (seen.isProved) {
    const text = `${now} All that this procedure wants at its end was seen to be so; whatever was left of its steps was not carried out.`;
    return { outcome: "incomplete", text };
  }
  const call = lastRoleCall(state);
  if (!call) return { outcome: "unknown", text: `${now} Whether what was done by hand has its effect was not seen.` };
  if (isAsWanted(call, seen)) {
    return {
      outcome: "incomplete",
      text: `${now} The roles have changed, and the rest of the procedure was not carried out.`,
    };
  }
  if (!isAsBefore(state, seen)) {
    return { outcome: "incomplete", text: `${now} That is neither what was asked for nor what it was before.` };
  }
  if (call.dataSyncFirst) return { outcome: "unknown", text: `${now} ${mayStillRun}` };
  const sinceMs = nowMs - Date.parse(state.changedAt ?? state.started.at);
  if (sinceMs < state.started.facts.timing.settleMs) {
    return {
      outcome: "unknown",
      text: `${now} The call was made only a short time ago and may still take effect: look again.`,
    };
  }
  return { outcome: "failed", text: `${now} The roles are as they were before the call.` };
}

function lastRoleCall(state: RunState): SetRole | null {
  const calls = stepsOf(state).flatMap((step) => {
    const { intendedAt } = recordOf(state, step.id);
    if (!isRoleChange(step) || intendedAt === null) return [];
    const call = settleCall(step.call, state.answers);
    return call?.call === "set-role" ? [{ call, intendedAt }] : [];
  });
  return calls.toSorted((a, b) => b.intendedAt.localeCompare(a.intendedAt))[0]?.call ?? null;
}

const isAsWanted = ({ appliance, role }: SetRole, { roles }: ToldRoles): boolean =>
  roles.every((told) => told.role === (told.name === appliance ? role : opposite[role]));

const opposite = { primary: "backup", backup: "primary" } as const;

const isAsBefore = ({ started }: RunState, { roles }: ToldRoles): boolean =>
  roles.every((told) => started.facts.appliances.some(({ name, role }) => name === told.name && role === told.role));
