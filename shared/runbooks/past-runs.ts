/**
 * What earlier runs of a pair tell about it now, from their journals alone: how the roles came to be swapped, a takeover
 * from which nobody has switched back, which backups were taken, and how long waits take.
 */
import { changesBefore } from "./changes-before.ts";
import { middleOf } from "./middle-of.ts";
import type { KnownSwap } from "./run-facts.ts";
import { type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { RunbookId } from "./runbook.ts";

export interface PastRun {
  id: string;
  state: RunState;
}

interface RoleChange {
  run: PastRun;
  runbook: RunbookId;
  /** When the newest call of it was made. */
  at: string;
  /** Which appliance the run made primary; null: none by a call. */
  primary: string | null;
}

/**
 * The newest run that changed roles decides. Demoting a returned primary leaves the stand-in primary, so what was known of
 * the takeover before it still counts: the way back depends on it.
 */
export function knownSwap(runs: readonly PastRun[]): KnownSwap | null {
  const last = roleChanges(runs).find(({ runbook }) => runbook !== "demote-returned-primary");
  const how = last && swapKinds[last.runbook];
  if (!how || last.primary === last.run.state.started.facts.pair.normalPrimary) return null;
  const standIn = last.primary ?? otherThanNormal(last.run);
  return { how, standIn, runId: last.run.id, at: last.at, changesBefore: changesAnswered(runs, last.run) };
}

/** Of all runs since the takeover: who did not know then may have been asked again. */
function changesAnswered(runs: readonly PastRun[], since: PastRun): KnownSwap["changesBefore"] {
  const asked = runs
    .map(({ state }) => state)
    .filter(
      ({ started, answers }) => started.at >= since.state.started.at && !started.isDryRun && changesBefore in answers,
    )
    .sort((a, b) => b.started.at.localeCompare(a.started.at));
  const answer = asked[0]?.answers[changesBefore];
  return answer === "yes" || answer === "no" || answer === "unknown" ? answer : null;
}

const swapKinds: Partial<Record<RunbookId, KnownSwap["how"]>> = {
  "planned-switch": "planned",
  "unplanned-takeover": "takeover",
};

/** A takeover that was the last change of roles: then the one that was taken over from is watched for. */
export function openTakeover(runs: readonly PastRun[]): { standIn: string; at: string } | null {
  const last = lastRoleChange(runs);
  if (last?.runbook !== "unplanned-takeover") return null;
  return { standIn: last.primary ?? otherThanNormal(last.run), at: last.at };
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
      const change = changeOf(run);
      return change ? [change] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

function changeOf(run: PastRun): RoleChange | null {
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
  return { run, runbook, at: ending?.at ?? lastEventAt, primary: null };
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
      if (step.kind !== "action" || step.call.call !== "set-role" || !intendedAt) return [];
      return outcome?.kind === "refused" ? [] : [{ at: intendedAt, ...step.call }];
    })
    .sort((a, b) => a.at.localeCompare(b.at));

function primaryAfter({ state }: PastRun, calls: readonly RoleCall[]): string | null {
  const named = calls.findLast(({ role }) => role === "primary");
  if (named) return named.appliance;
  const demoted = calls.at(-1)?.appliance;
  return state.started.facts.appliances.find(({ name }) => name !== demoted)?.name ?? null;
}

function otherThanNormal({ state }: PastRun): string {
  const { pair, appliances } = state.started.facts;
  return appliances.find(({ name }) => name !== pair.normalPrimary)?.name ?? pair.normalPrimary;
}
