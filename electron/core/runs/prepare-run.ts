/** Begins a run: looks at the pair once, reads how it stands, writes its runbook for that and keeps both as its first event. */
import { assessSituation } from "../../../shared/assessment/assess.ts";
import { readSituation, type Situation } from "../../../shared/assessment/situation.ts";
import type { OfferedRunbook } from "../../../shared/contract/runs.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { OfferContext } from "../../../shared/runbooks/offer-rules.ts";
import { knownSwap, openTakeover, type PastRun } from "../../../shared/runbooks/past-runs.ts";
import type { RunFactsSources } from "../../../shared/runbooks/read-run-facts.ts";
import type { RunEventOf } from "../../../shared/runbooks/run-event.ts";
import type { RunFacts, RunTiming } from "../../../shared/runbooks/run-facts.ts";
import { beginRun, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { Runbook, RunbookId } from "../../../shared/runbooks/runbook.ts";
import { type Clock, isoNow } from "../ports.ts";
import type { RunHands } from "./run-hands.ts";
import { type AppendEvent, refusal } from "./run-journal.ts";

/** The procedures as pure functions. */
export interface RunProcedures {
  readRunFacts(sources: RunFactsSources): RunFacts;
  writeRunbook(id: RunbookId, facts: RunFacts): Runbook;
  offerRunbooks(context: OfferContext): OfferedRunbook[];
}

export interface StandingSources {
  pair: Pair;
  /** What is known of the pair, and what judging it needs. */
  seen: Pick<RunHands, "memory" | "context">;
  past: readonly PastRun[];
  changes: readonly LoginChange[];
  timing: RunTiming;
  procedures: RunProcedures;
}

/** How the pair stands, as procedures are written for, and what can be done with it. */
export function offerNow(sources: StandingSources, openRun: { title: string } | null) {
  const { pair, seen, past, changes, timing, procedures } = sources;
  const context = seen.context();
  const situation = readSituation(pair, seen.memory(), context);
  const status = assessSituation(situation, context);
  const silentSince = primarySilentSince(situation);
  const known = { swap: knownSwap(past), openChanges: changes, silentSince, timing };
  const facts = procedures.readRunFacts({ pair, situation, status, ...known });
  return { facts, offered: procedures.offerRunbooks({ facts, status, openRun, takeover: openTakeover(past) }) };
}

export interface PrepareOptions extends Omit<StandingSources, "seen"> {
  hands: RunHands;
  runbook: RunbookId;
  isDryRun: boolean;
  by: string;
  append: AppendEvent;
  clock: Clock;
}

/** Throws PairdeskError `run-refused` when it cannot begin, and what `append` throws. */
export async function prepareRun(options: PrepareOptions): Promise<RunState> {
  const { hands, runbook, isDryRun, by, clock, procedures } = options;
  await hands.look();
  const { facts, offered } = offerNow({ ...options, seen: hands }, null);
  const obstacle = offered.find(({ id }) => id === runbook)?.obstacle ?? null;
  if (obstacle !== null)
    throw refusal(obstacle, "Nothing was begun. Choose another procedure, or try again when that has changed.");
  const started: RunEventOf<"started"> = {
    event: "started",
    at: isoNow(clock),
    by,
    isDryRun,
    facts,
    runbook: procedures.writeRunbook(runbook, facts),
  };
  options.append(started);
  return beginRun(started);
}

/** When it was last heard of, if it does not answer now. */
function primarySilentSince({ primary, lastPrimary }: Situation): string | null {
  if (primary || lastPrimary?.reachable !== false) return null;
  return lastPrimary.lastReading?.at ?? null;
}
