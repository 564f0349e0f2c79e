/**
 * What earlier runs of a pair tell about it now, from their journals alone: which of them changed roles, a takeover from
 * which nobody has switched back, which backups were taken, and how long waits take.
 */
import { isRoleChange } from "./is-role-change.ts";
import { middleOf } from "./middle-of.ts";
import { takeoverParts } from "./procedures/parts/cast.ts";
import { type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { RunbookId } from "./runbook.ts";

export interface PastRun {
  id: string;
  state: RunState;
}

export interface RoleChange {
  run: PastRun;
  runbook: RunbookId;
  /** When the newest call of it was made. */
  at: string;
  /** Which appliance the run made primary, or found so after a takeover that nobody called for; null: nobody knows. */
  primary: string | null;
}

/** A takeover that was the last change of roles: then the one that was taken over from is watched for. */
export function openTakeover(runs: readonly PastRun[]): { standIn: string; at: string } | null {
  const last = lastRoleChange(runs);
  if (last?.runbook !== "unplanned-takeover") return null;
  return { standIn: last.primary ?? takeoverParts(last.run.state.started.facts).standIn.name, at: last.at };
}

export const lastSwapAt = (runs: readonly PastRun[]): string | null => lastRoleChange(runs)?.at ?? null;

/** When a configuration backup of each appliance was taken last. ISO. */
export function backupTimes(runs: readonly PastRun[]): Record<string, string> {
  const taken = runs.flatMap(({ state }) =>
    stepsOf(state).flatMap(({ id }) => {
      const { backup, endedAt } = recordOf(state, id);
      return backup && endedAt ? [[backup.appliance, endedAt] as const] : [];
    }),
  );
  return Object.fromEntries(taken.sort(([, a], [, b]) => a.localeCompare(b)));
}

/** The middle of how long each wait of this runbook took where it came true; by step. */
export function learnedWaits(runs: readonly PastRun[], runbook: RunbookId): Record<string, number> {
  const took = new Map<string, number[]>();
  for (const { state } of runs) {
    if (state.started.runbook.id !== runbook || state.started.isDryRun) continue;
    for (const { id, kind } of stepsOf(state)) {
      const { answer, reachedAt, endedAt } = recordOf(state, id);
      if (kind !== "wait" || answer !== "yes" || !reachedAt || !endedAt) continue;
      took.set(id, [...(took.get(id) ?? []), Date.parse(endedAt) - Date.parse(reachedAt)]);
    }
  }
  const learned = [...took].flatMap(([id, all]) => {
    const middle = middleOf(all);
    return middle === null ? [] : [[id, middle] as const];
  });
  return Object.fromEntries(learned);
}

const lastRoleChange = (runs: readonly PastRun[]): RoleChange | null => roleChanges(runs)[0] ?? null;

/** Newest first. One that is open and has sent its call may have changed them. */
function roleChanges(runs: readonly PastRun[]): RoleChange[] {
  return runs
    .flatMap((run) => {
      const change = roleChangeOf(run);
      return change ? [change] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** null: it changed none, or nobody saw that it did where that would make something forgotten. */
export function roleChangeOf(run: PastRun): RoleChange | null {
  const { started, ending, lastEventAt } = run.state;
  const runbook = started.runbook.id;
  if (started.isDryRun || ending?.outcome === "failed" || ending?.outcome === "refused") return null;
  const isSeen = ending?.outcome === "done" || ending?.outcome === "incomplete";
  // A way back of which nobody saw what came must not make the takeover before it forgotten.
  if (waysBack.includes(runbook) && !isSeen) return null;
  const calls = roleCallsOf(run);
  const last = calls.at(-1);
  if (last) return { run, runbook, at: last.at, primary: primaryAfter(run, calls) };
  // What the appliances did by themselves, a run finds without a call of its own.
  const isFound = ending?.outcome === "done" && waysBack.includes(runbook);
  if (!isFound && !(isSeen && runbook === "unplanned-takeover")) return null;
  const primary = runbook === "unplanned-takeover" ? takeoverParts(started.facts).standIn.name : null;
  return { run, runbook, at: ending?.at ?? lastEventAt, primary };
}

const waysBack: readonly RunbookId[] = ["switch-back", "demote-returned-primary"];

interface RoleCall {
  at: string;
  appliance: string;
  role: "primary" | "backup";
}

/** Oldest first; without those that were refused. */
const roleCallsOf = ({ state }: PastRun): RoleCall[] =>
  stepsOf(state)
    .flatMap((step) => {
      const { intendedAt, outcome } = recordOf(state, step.id);
      if (!isRoleChange(step) || !intendedAt) return [];
      return outcome?.kind === "refused" ? [] : [{ at: intendedAt, ...step.call }];
    })
    .sort((a, b) => a.at.localeCompare(b.at));

function primaryAfter({ state }: PastRun, calls: readonly RoleCall[]): string | null {
  const named = calls.findLast(({ role }) => role === "primary");
  if (named) return named.appliance;
  const demoted = calls.at(-1)?.appliance;
  return state.started.facts.appliances.find(({ name }) => name !== demoted)?.name ?? null;
}
