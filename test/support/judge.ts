/** Judges observations as the terminal's single look does, or as a watcher does. */
import { assess } from "../../shared/assessment/assess.ts";
import type { AssessmentContext } from "../../shared/assessment/context.ts";
import { emptyMemory, type Memory, remember } from "../../shared/assessment/memory.ts";
import type { Observation } from "../../shared/domain/observation.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { Finding, PairStatus } from "../../shared/domain/pair-status.ts";
import { definePair, nowMs } from "./observations.ts";

export const rememberAll = (observations: Observation[], from: Memory = emptyMemory): Memory =>
  observations.reduce((memory, observation) => remember(memory, observation).memory, from);

export interface JudgeOptions {
  pair?: PairDefinition;
  context?: Partial<AssessmentContext>;
}

export const judge = (observations: Observation[], { pair = definePair(), context }: JudgeOptions = {}): PairStatus =>
  assess(pair, rememberAll(observations), { nowMs, isSingleLook: true, suspectedSince: {}, ...context });

/** `CODE` or `CODE appliance`. */
export const codesOf = (status: PairStatus): string[] =>
  status.findings.map(({ code, appliance }) => (appliance ? `${code} ${appliance}` : code));

export function findingOf(status: PairStatus, code: string): Finding {
  const found = status.findings.find((finding) => finding.code === code);
  if (!found) throw new Error(`${code} is not among ${codesOf(status).join(", ") || "no findings"}`);
  return found;
}
