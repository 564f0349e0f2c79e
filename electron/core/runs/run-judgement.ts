/** How a run judges what it sees: pure functions, handed in so that the executor knows no rule of theirs. */
import type { Situation } from "../../../shared/assessment/situation.ts";
import type { Attestation } from "../../../shared/domain/attestation.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { Check, CheckResult } from "../../../shared/runbooks/check.ts";
import type { ForeignChange, PlannedAppliance } from "../../../shared/runbooks/run-event.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";

export interface PlanSources {
  situation: Situation;
  /** For how long an appliance may repeat its last answer about health. */
  cacheMs: number;
  /** When its health was asked before the look that `situation` holds; null: it was not. Milliseconds. */
  lastHealthAskedMs(appliance: string): number | null;
}

export interface RunJudgement {
  judgeCheck(check: Check, known: RunKnowledge): CheckResult;
  planOf(sources: PlanSources): PlannedAppliance[];
  foreignChanges(plan: readonly PlannedAppliance[], now: readonly PlannedAppliance[]): ForeignChange[];
}

/** What a run knows beside what it sees. */
export interface KnownToRun extends Pick<RunKnowledge, "lastSwapAt" | "lastSeenPrimary"> {
  pair: PairDefinition;
  attestations(): readonly Attestation[];
  changes(): readonly LoginChange[];
}
