/**
 * Who is at risk of a sync: the appliance that alone may hold settings, from the pair's earlier runs and from what was seen
 * since. All that asks, warns or refuses because of it goes by what stands here, and by no other rule.
 *
 * It guarantees: who answered yes or "nobody knows" is not forgotten before a sync was seen that ends the difference
 * between the two; an answer counts only for the appliance that it was about; a run that changed nothing, or of which
 * nobody saw what came, makes this only more careful; and what was found to be safe holds only as long as nothing else
 * was seen. It cannot know of what was changed on pages that nobody told about.
 */
import { type PastRun, type RoleChange, roleChangeOf } from "./past-runs.ts";
import type { KnownSwap } from "./run-facts.ts";
import type { RunState } from "./run-state.ts";
import type { RunbookId } from "./runbook.ts";
import { type ChangesAnswer, provedSync, toldAbout } from "./told-by-run.ts";

/** When each appliance was last seen in each role, by our own looks of all times, and the last data sync. ISO. */
export interface SeenSince {
  roles: Readonly<Record<string, { primaryAt: string | null; backupAt: string | null }>>;
  lastSync: string | null;
}

/** null: nobody knows, and nobody was asked. */
type Answer = ChangesAnswer | null;

interface Risk {
  how: KnownSwap["how"];
  runId: string;
  /** Since when the roles are so. */
  at: string;
  answer: Answer;
  /** The end of the run that told it: what is seen later can make it void. */
  toldAt: string;
  /** When a run of ours made the holder primary again. */
  restoredAt: string | null;
}
/** By the appliance that may hold what the other one does not. */
type Risks = ReadonlyMap<string, Risk>;

/** The newest change of roles tells how they came to be swapped. null: no run of ours left anything open. */
export function atRisk(runs: readonly PastRun[], seen: SeenSince): KnownSwap | null {
  const [first] = runs;
  if (!first) return null;
  const sorted = runs
    .filter(({ state }) => !state.started.isDryRun)
    .toSorted((a, b) => a.state.started.at.localeCompare(b.state.started.at));
  const risks = [...sorted.reduce(afterRun, new Map<string, Risk>())].flatMap(([holder, risk]) => {
    const now = asSeenSince(holder, risk, first.state, seen);
    return now ? [{ holder, ...now }] : [];
  });
  const [newest, older] = risks.sort((a, b) => b.at.localeCompare(a.at));
  if (!newest) return null;
  const { holder, how, runId, at, answer } = newest;
  return { how, runId, at, holder, other: peerIn(first.state, holder), answer, otherAnswer: older?.answer ?? null };
}

/** The worse of the two stays: only a sync ends what somebody was afraid of. */
const isCareful = (answer: Answer): boolean => answer === "yes" || answer === "unknown";
function worse(known: Answer, told: Answer): Answer {
  if (known === "yes" || told === "yes") return "yes";
  return known === "unknown" || told === "unknown" ? "unknown" : told;
}

function afterRun(before: Risks, run: PastRun): Risks {
  const change = roleChangeOf(run);
  const risks = new Map(isSyncedSince(before, run) ? [] : before);
  for (const told of toldAbout(run.state)) heedFear(risks, run, told);
  if (provedSync(run.state)) return afterSync(risks, run, change);
  if (!change || change.runbook === "demote-returned-primary") return risks;
  const left = leftBy(run, change);
  for (const [holder, risk] of risks) {
    if (!isCareful(risk.answer)) risks.delete(holder);
    else if (holder !== left) risks.set(holder, { ...risk, restoredAt: endOf(run) });
  }
  if (left !== null && swapKinds[change.runbook]) risks.set(left, swapOf(run, change, left, risks.get(left)));
  return risks;
}

const swapKinds: Partial<Record<RunbookId, KnownSwap["how"]>> = {
  "planned-switch": "planned",
  "force-backup": "planned",
  "unplanned-takeover": "takeover",
};

/** Who is primary no more. null: nobody knows. */
const leftBy = ({ state }: PastRun, { primary }: RoleChange): string | null => primary && peerIn(state, primary);

/** Where a sync was to come first and was not seen, nothing that was answered is about it: it is asked again. */
function swapOf(run: PastRun, change: RoleChange, holder: string, known: Risk | undefined): Risk {
  const { ending } = run.state;
  const isSeen = ending?.outcome === "done" || ending?.outcome === "incomplete";
  const told = toldAbout(run.state).find(({ appliance }) => appliance === holder)?.answer ?? null;
  const counts = isSeen || isCareful(told) ? told : null;
  return {
    how: swapKinds[change.runbook] ?? "unknown",
    runId: run.id,
    at: change.at,
    answer: worse(known?.answer ?? null, counts),
    toldAt: endOf(run),
    restoredAt: null,
  };
}

/** Whoever is afraid is heard, whatever became of the run; before roles changed, there is nothing yet to be afraid for. */
function heedFear(risks: Map<string, Risk>, run: PastRun, told: { appliance: string; answer: ChangesAnswer }): void {
  if (!isCareful(told.answer)) return;
  const known = risks.get(told.appliance);
  const { started } = run.state;
  if (known) risks.set(told.appliance, { ...known, answer: worse(known.answer, told.answer) });
  else if (started.runbook.id === "switch-back" || started.runbook.id === "sync-now") {
    const risk: Risk = {
      how: "unknown",
      runId: run.id,
      at: started.at,
      answer: told.answer,
      toldAt: endOf(run),
      restoredAt: null,
    };
    risks.set(told.appliance, risk);
  }
}

/** A sync was seen in this run: what only one of them held is on both, or was given up. Who is backup by it has nothing to lose. */
function afterSync(risks: Risks, run: PastRun, change: RoleChange | null): Risks {
  const { normalPrimary } = run.state.started.facts.pair;
  const known = risks.get(normalPrimary);
  const safe = { answer: "no" as const, toldAt: endOf(run), restoredAt: null };
  if (change?.runbook === "planned-switch" && leftBy(run, change) === normalPrimary) {
    return new Map([[normalPrimary, { how: "planned", runId: run.id, at: change.at, ...safe }]]);
  }
  const goesOn = run.state.started.runbook.id === "sync-now" && isBackupAtStart(run.state, normalPrimary);
  if (!goesOn) return new Map();
  const { how = "unknown", runId = run.id, at = run.state.started.at } = known ?? {};
  return new Map([[normalPrimary, { how, runId, at, ...safe }]]);
}

/**
 * A run that begins with a sync later than the one that gave the holder its role back, the other being backup: the backup
 * has pulled from the holder meanwhile, as it does by itself.
 */
function isSyncedSince(risks: Risks, { state }: PastRun): boolean {
  const { lastSync } = state.started.facts;
  const open = [...risks];
  return (
    open.length > 0 &&
    open.every(
      ([holder, { restoredAt }]) =>
        restoredAt !== null &&
        lastSync !== null &&
        Date.parse(lastSync) > Date.parse(restoredAt) &&
        !isBackupAtStart(state, holder) &&
        isBackupAtStart(state, peerIn(state, holder)),
    )
  );
}

/**
 * That something is safe holds until the roles were seen otherwise than that run left them. A returned primary that still
 * believes to be primary is what a takeover leads to, and no other change of roles. null: nothing is known any more.
 */
function asSeenSince(holder: string, risk: Risk, state: RunState, seen: SeenSince): Risk | null {
  const { how, answer, toldAt, at } = risk;
  const isLater = (time: string | null | undefined): boolean => time != null && time > toldAt;
  const isOtherwise =
    isLater(seen.roles[peerIn(state, holder)]?.backupAt) ||
    (how !== "takeover" && isLater(seen.roles[holder]?.primaryAt));
  if (!isCareful(answer)) return isOtherwise ? null : risk;
  // The normal backup pulls by itself, so one sync since may have ended it: then it is asked again, and never assumed.
  const isPulled =
    holder !== state.started.facts.pair.normalPrimary &&
    seen.lastSync !== null &&
    Date.parse(seen.lastSync) > Date.parse(at);
  return isPulled ? { ...risk, answer: "unknown" } : risk;
}

const endOf = ({ state }: PastRun): string => state.ending?.at ?? state.lastEventAt;

const isBackupAtStart = ({ started: { facts } }: RunState, name: string): boolean =>
  facts.appliances.find((one) => one.name === name)?.role === "backup";

function peerIn({ started: { facts } }: RunState, name: string): string {
  const [first, second] = facts.appliances;
  return first.name === name ? second.name : first.name;
}
