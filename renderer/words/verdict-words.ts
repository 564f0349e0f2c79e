/** What a verdict means for this pair. The verdict itself comes from the core; nothing here weighs anything. */
import type { Finding, Verdict } from "../../shared/domain/pair-status.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { roughDuration, secondsSince } from "./duration-words.ts";
import { knownSync, sidesOf } from "./pair-words.ts";

/** The worst first; one that cannot be judged comes before one that is known to stand. */
export const verdictOrder: readonly Verdict[] = [
  "conflict",
  "outage",
  "unprotected",
  "unknown",
  "degraded",
  "protected",
];

/** One or two calm sentences without a ticking figure, so that they may be read out when they change. */
export function verdictSentence(pair: PairView): string {
  const sides = sidesOf(pair.status);
  const standIn = sides?.standIn.name ?? "the backup";
  switch (pair.status.verdict) {
    case "protected":
      return `${capital(standIn)} can take over.`;
    case "degraded":
      return degradedSentence(pair, standIn);
    case "unprotected":
      return `${capital(standIn)} could not take over if ${sides?.source.name ?? "the primary"} failed now. ${worst(pair)}`;
    case "outage":
      return `People cannot reach ${pair.site.host}, or soon will not. ${worst(pair)}`;
    case "conflict":
      return `The appliances disagree about who is primary. ${worst(pair)}${once(pair)}`;
    case "unknown":
      return unknownSentence(pair);
  }
}

/** Ticks, so it stands apart from what is read out. null where the figure does not belong beside the verdict. */
export function riskSentence(pair: PairView, nowMs: number): string | null {
  const { verdict } = pair.status;
  const sides = sidesOf(pair.status);
  const sync = knownSync(pair);
  if ((verdict !== "protected" && verdict !== "degraded") || !sides || !sync) return null;
  const age = roughDuration(secondsSince(sync.at, nowMs));
  return `If ${sides.source.name} failed now, the last ${age} of sessions, recordings and settings would be missing on ${sides.standIn.name}.`;
}

function degradedSentence(pair: PairView, standIn: string): string {
  const wrong = pair.status.findings.filter(({ severity }) => severity !== "info");
  const swapped = pair.status.findings.find(({ code }) => code === "ROLES_SWAPPED");
  const calm = swapped ? `${swapped.message} ` : "";
  if (wrong.length === 0) return `${calm}${capital(standIn)} can take over.`;
  const rest = wrong.length === 1 ? "one thing needs" : `${wrong.length} things need`;
  return `${calm}${capital(standIn)} can take over, but ${rest} attention. ${wrong[0]?.message ?? ""}`.trim();
}

function unknownSentence(pair: PairView): string {
  if (pair.status.looks === 0) return "Nobody has looked at this pair yet.";
  const missing = pair.status.readiness.unplanned.reasons.find(({ code }) => code === "NOT_KNOWN");
  return `Whether this pair is protected cannot be told from here. ${missing?.message ?? worst(pair)}`.trim();
}

const severityOrder: readonly Finding["severity"][] = ["critical", "warning", "info"];

/** The message of the gravest finding. */
function worst(pair: PairView): string {
  const ranked = [...pair.status.findings].sort(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  );
  return ranked[0]?.message ?? "";
}

const once = (pair: PairView): string =>
  pair.status.looks === 1 ? " Seen once so far; a second look more than a minute later confirms it." : "";

/** At the start of a sentence; names of appliances stay as people wrote them. */
const capital = (words: string): string => (words === "the backup" ? "The backup" : words);
