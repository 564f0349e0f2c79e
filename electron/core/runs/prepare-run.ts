/** Begins a run: looks at the pair once, reads how it stands, writes its runbook for that and keeps both as its first event. */
import { assessSituation } from "../../../shared/assessment/assess.ts";
import { lastInRole, type Memory } from "../../../shared/assessment/memory.ts";
import { readSituation, type Situation } from "../../../shared/assessment/situation.ts";
import type { OfferedRunbook } from "../../../shared/contract/runs.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { Pair, PairDefinition } from "../../../shared/domain/pair.ts";
import { atRisk, type SeenSince } from "../../../shared/runbooks/at-risk.ts";
import type { OfferContext } from "../../../shared/runbooks/offer-rules.ts";
import { openTakeover, type PastRun } from "../../../shared/runbooks/past-runs.ts";
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
  const swap = atRisk(past, seenSince(pair, seen.memory(), situation.sync?.lastSync.at ?? null));
  const takeover = openTakeover(past);
  const standIn = takeover?.standIn ?? swap?.other ?? null;
  const outagesOf = (appliance: string) => context.outagesOf?.(appliance) ?? [];
  const known = { swap, standIn, openChanges: changes, silentSince, outagesOf, timing };
  const facts = procedures.readRunFacts({ pair, situation, status, ...known });
  return { facts, offered: procedures.offerRunbooks({ facts, status, openRun, takeover }) };
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

/** From memory alone: what was seen while no run was under way can make void what the journals say. */
function seenSince({ appliances }: PairDefinition, memory: Memory, lastSync: string | null): SeenSince {
  const roles = appliances.map(({ name }) => [
    name,
    {
      primaryAt: lastInRole(memory, "primary", name)?.at ?? null,
      backupAt: lastInRole(memory, "backup", name)?.at ?? null,
    },
  ]);
  return { roles: Object.fromEntries(roles), lastSync };
}
