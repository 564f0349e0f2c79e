/** How a run judges what it sees: pure functions, handed in so that the executor knows no rule of theirs. */
import type { Attestation } from "../../../shared/domain/attestation.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { Check, CheckResult } from "../../../shared/runbooks/check.ts";
import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import type { PlanSources } from "../../../shared/runbooks/plan-of.ts";
import type { PlannedAppliance } from "../../../shared/runbooks/run-event.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";

export interface RunJudgement {
  judgeCheck(check: Check, known: RunKnowledge): CheckResult;
  planOf(sources: PlanSources): PlannedAppliance[];
  foreignChanges(plan: readonly PlannedAppliance[], now: readonly PlannedAppliance[]): ForeignChange[];
}

/** What a run knows beside what it sees. */
export interface KnownToRun extends Pick<RunKnowledge, "lastSwapAt" | "lastSeenPrimary" | "earlierBackups"> {
  pair: PairDefinition;
  attestations(): readonly Attestation[];
  changes(): readonly LoginChange[];
}
