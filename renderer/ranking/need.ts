/** Which pair a person should look at first. The verdicts come from the core; this only puts them in an order. */
import type { Finding, PairStatus } from "../../shared/domain/pair-status.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { verdictOrder } from "../words/verdict-words.ts";

const severityOrder: readonly Finding["severity"][] = ["critical", "warning", "info"];

/** One collator for all: making one costs more than comparing with it. "Site 2" comes before "Site 10". */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

export const byText = (a: string, b: string): number => collator.compare(a, b);

/**
 * Anything but protected, and degraded only if something is wrong that nobody expects: a swap that is known, or one that
 * lies back, asks nothing of anybody.
 */
export function needsAttention({ verdict, findings }: Pick<PairStatus, "verdict" | "findings">): boolean {
  if (verdict === "protected") return false;
  if (verdict !== "degraded") return true;
  return findings.some(({ severity, expected }) => severity !== "info" && expected === null);
}

/** The gravest, one that nobody expects before one that is expected. */
export function topFinding(findings: readonly Finding[]): Finding | null {
  const weight = ({ severity, expected }: Finding) =>
    severityOrder.indexOf(severity) + (expected === null ? 0 : severityOrder.length);
  let top: Finding | null = null;
  for (const finding of findings) if (!top || weight(finding) < weight(top)) top = finding;
  return top;
}

/** Worst verdict first, then those that need somebody, then by name. */
export const byNeed = (a: PairView, b: PairView): number =>
  verdictOrder.indexOf(a.status.verdict) - verdictOrder.indexOf(b.status.verdict) ||
  Number(needsAttention(b.status)) - Number(needsAttention(a.status)) ||
  byText(a.status.name, b.status.name);
