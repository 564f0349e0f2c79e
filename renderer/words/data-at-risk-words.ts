/** What stands beside the figure: what would be missing where, and how we know. Never "lost" without the way back. */
import type { DataAtRisk } from "../../shared/domain/pair-status.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { exactDuration } from "../../shared/history/exact-duration.ts";
import { secondsSince } from "./duration-words.ts";
import { sidesOf } from "./pair-words.ts";

export interface RiskFigures {
  since: string;
  atMost: string | null;
}

/** The core's figures count from its conclusion; the window lets them run on. null: no sync time is known. */
export function riskFigures(risk: DataAtRisk, assessedAt: string, nowMs: number): RiskFigures | null {
  if (risk.seconds === null) return null;
  const elapsed = Math.max(0, secondsSince(assessedAt, nowMs));
  return {
    since: exactDuration(risk.seconds + elapsed),
    atMost: risk.atMostSeconds === null ? null : exactDuration(risk.atMostSeconds + elapsed),
  };
}

export function riskConsequence(pair: PairView): string {
  const sides = sidesOf(pair.status);
  const standIn = sides?.standIn.name ?? "the appliance that takes over";
  const disk = sides ? `${sides.source.name}'s disk` : "the disk of the one that failed";
  return `What is newer than the last sync would be missing on ${standIn}; sessions and recordings come back only if ${disk} does; settings must be entered again.`;
}

export const riskBasisWords: Record<DataAtRisk["basis"], string> = {
  reported: "Counted from the last sync that the primary reports.",
  remembered: "Counted from the last sync Pairdesk was told of; nobody reports one now.",
  unknown: "No sync is known, so there is no figure: it may be everything.",
};
