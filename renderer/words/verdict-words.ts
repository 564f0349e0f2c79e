/** What a verdict means for this pair. The verdict itself comes from the core; nothing here weighs anything. */
import type { Finding, Verdict } from "../../shared/domain/pair-status.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { roughDuration, secondsSince } from "./duration-words.ts";
import { obstacleWords } from "./obstacle-words.ts";
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
      return `${capital(standIn)} could not take over if ${sides?.source.name ?? "the primary"} failed now. ${worst(pair.status)}`;
    case "outage":
      return `${outageSentence(pair)} ${worst(pair.status)}`;
    case "conflict":
      return `${conflictSentence(pair.status)} ${worst(pair.status)}${once(pair)}`;
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

/** Who is sent to the wrong place sees something, which is another call to take than silence. */
function outageSentence({ site, status }: PairView): string {
  if (status.servedBy === "nobody" || status.servedBy === "unknown")
    return `People cannot reach ${site.host}, or soon will not.`;
  return `People who open ${site.host} do not reach the appliance that serves them.`;
}

function degradedSentence(pair: PairView, standIn: string): string {
  const { findings } = pair.status;
  const swapped = findings.find(({ code }) => code === "ROLES_SWAPPED");
  // With the usual settings nothing is synchronized while roles are swapped (judgement 1).
  const overdue = swapped && findings.find(({ code }) => code === "SYNC_OVERDUE");
  const wrong = findings.filter((found) => found.severity !== "info" && found.expected === null && found !== overdue);
  const calm = swapped ? `${swapped.message} ` : "";
  const expected = findings.some((found) => found.expected !== null) ? " What is not as usual now is expected." : "";
  if (wrong.length === 0)
    return `${calm}${capital(standIn)} can take over.${overdue ? ` ${overdue.message}` : ""}${expected}`;
  const rest = wrong.length === 1 ? "one thing needs" : `${wrong.length} things need`;
  return `${calm}${capital(standIn)} can take over, but ${rest} attention. ${wrong[0]?.message ?? ""}`.trim();
}

function conflictSentence({ findings }: PairView["status"]): string {
  const isAboutRoles = findings.some(({ code }) => code.startsWith("ROLE_CONFLICT"));
  return isAboutRoles ? "The appliances disagree about who is primary." : "Both appliances claim the same address.";
}

/** What keeps us from knowing, in this order: a cause that somebody can mend says more than what it leaves open. */
const causesOfUnknown = ["VANTAGE_LOST", "AUTH_FAILED", "PERMISSION_MISSING", "TLS_UNTRUSTED", "STALE"];

function unknownSentence(pair: PairView): string {
  const { status } = pair;
  if (status.looks === 0) return "Nobody has looked at this pair yet.";
  const cause = causesOfUnknown
    .map((code) => status.findings.find((found) => found.code === code))
    .find((found) => found !== undefined);
  if (cause?.code === "VANTAGE_LOST") return `${cause.message} Nothing is declared down because of it.`;
  const settling = rolesSettling(status);
  if (settling) return settling;
  const missing = status.readiness.unplanned.reasons.find(({ code }) => code === "NOT_KNOWN");
  return `Whether this pair is protected cannot be told from here. ${cause?.message ?? obstacleOf(pair) ?? missing?.message ?? worst(status)}`.trim();
}

/** Of the first appliance that could not be read. */
function obstacleOf({ appliances }: PairView): string | null {
  const hindered = appliances.find(({ obstacle }) => obstacle !== null);
  return hindered?.obstacle ? obstacleWords(hindered.obstacle, hindered).what : null;
}

/** Both say the same and nobody calls it a conflict yet: as a rule somebody is switching roles at this moment. */
function rolesSettling({ appliances: [a, b], findings }: PairView["status"]): string | null {
  const conflict = findings.find(({ code }) => code.startsWith("ROLE_CONFLICT"));
  if (conflict && conflict.expected === null) return null;
  if (a.role !== b.role || (a.role !== "primary" && a.role !== "backup")) return null;
  const both = `Roles are settling: ${a.name} and ${b.name} both say ${a.role} at the moment.`;
  if (conflict?.expected) return `${both} That belongs to what is under way: ${conflict.expected.by}.`;
  return `${both} If a second look more than a minute later finds the same, it is a conflict.`;
}

const severityOrder: readonly Finding["severity"][] = ["critical", "warning", "info"];

/** The message of the gravest finding; what is expected comes after everything that is not. */
function worst({ findings }: PairView["status"]): string {
  const rank = ({ severity, expected }: Finding) => severityOrder.indexOf(severity) + (expected ? 10 : 0);
  const [first] = [...findings].sort((a, b) => rank(a) - rank(b));
  if (!first) return "";
  return first.expected ? `${first.message} That is expected now: ${first.expected.by}.` : first.message;
}

const once = (pair: PairView): string =>
  pair.status.looks === 1 ? " Seen once so far; a second look more than a minute later confirms it." : "";

/** At the start of a sentence; names of appliances stay as people wrote them. */
const capital = (words: string): string => (words === "the backup" ? "The backup" : words);
