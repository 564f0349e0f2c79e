/**
 * Who is what. Yes only by what the appliances say themselves, freshly; how each lists the other is a second opinion that
 * can make a yes doubtful, never a doubt a yes.
 */
import { describeOutcome } from "../../assessment/findings/finding.ts";
import type { ApplianceSituation } from "../../assessment/situation.ts";
import { listedAs } from "../../assessment/whereabouts.ts";
import type { Check, CheckResult, EvidenceLine, ExpectedRole } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { applianceOf } from "../which-appliance.ts";
import { concluded, lookedAt, unknownLine, yesIf } from "./evidence.ts";
import { silenceOf } from "./silence.ts";

export interface Expected {
  appliance: string;
  role: ExpectedRole;
}

export function judgeRoles(
  { expected, isLinkCut }: Extract<Check, { check: "roles" }>,
  known: RunKnowledge,
): CheckResult {
  const lines = roleLines(expected, known, isLinkCut);
  const text = expected.map(({ appliance, role }) => `${appliance} ${wanted[role]}`).join(" and ");
  return concluded(lines, `${text}.`);
}

const wanted: Readonly<Record<ExpectedRole, string>> = {
  primary: "is primary",
  backup: "is backup",
  none: "has no failover relationship",
  "not-primary": "is not primary",
  "not-primary-so-far": "is not primary",
  any: "answers",
};

export const roleLines = (expected: readonly Expected[], known: RunKnowledge, isLinkCut = false): EvidenceLine[] =>
  expected.flatMap(({ appliance, role }) => {
    const own = ownWord(applianceOf(known.situation, appliance), role, known);
    return [...own, ...secondOpinions(appliance, role, known, isLinkCut)];
  });

function ownWord(appliance: ApplianceSituation, role: ExpectedRole, known: RunKnowledge): EvidenceLine[] {
  const { name, reading } = appliance;
  const at = lookedAt(appliance);
  if (role === "any") return [answersLine(appliance)];
  if (isAnotherThanAtStart(appliance, known)) {
    return [unknownLine(name, `another appliance answers at the address of ${name} than when this run began`, at)];
  }
  if (reading?.role != null) {
    const isSo = isElsewise(role) ? reading.role !== "primary" : reading.role === role;
    const what = isSo ? says(appliance) : `${says(appliance)}, and ${wantedWord[role]} is wanted`;
    return [{ about: name, what, holds: yesIf(isSo), at, grade: "api" }];
  }
  if (isElsewise(role) && reading === null && appliance.reachable === false) {
    const [own, ...atSite] = silenceOf(known.situation, name);
    // Before the swing nobody may answer there, or a page that says sorry: only that it is this one speaks against it.
    const counted = role === "not-primary" ? atSite : atSite.filter(({ holds }) => holds === "no");
    return own ? [own, ...counted] : counted;
  }
  return [unknownLine(name, `${name} tells no role now (${howItEnded(appliance)})`, at)];
}

const isElsewise = (role: ExpectedRole): boolean => role === "not-primary" || role === "not-primary-so-far";

function isAnotherThanAtStart({ name, reading }: ApplianceSituation, { facts }: RunKnowledge): boolean {
  const atStart = facts.appliances.find((one) => one.name === name)?.applianceId;
  return atStart != null && reading?.applianceId != null && reading.applianceId !== atStart;
}

const wantedWord: Readonly<Record<ExpectedRole, string>> = {
  primary: "primary",
  backup: "backup",
  none: "no relationship",
  "not-primary": "another role",
  "not-primary-so-far": "another role",
  any: "an answer",
};

function says({ name, reading, readBy }: ApplianceSituation): string {
  const role = reading?.role === "none" ? "that it has no failover relationship" : (reading?.role ?? "nothing");
  return `${name} says ${role}${readBy?.kind === "site" ? " through the site name" : ""}`;
}

/** It answers, in whatever role. */
export function answersLine(appliance: ApplianceSituation): EvidenceLine {
  const { name, reading, reachable } = appliance;
  const at = lookedAt(appliance);
  if (reading !== null) return { about: name, what: says(appliance), holds: "yes", at, grade: "api" };
  const what = `${name} gives no answer that counts (${howItEnded(appliance)})`;
  return reachable === false ? { about: name, what, holds: "no", at, grade: "probe" } : unknownLine(name, what, at);
}

function howItEnded({ health, isStale, reading }: ApplianceSituation): string {
  if (!health) return "it was not asked";
  if (isStale) return "what it said is too old";
  return reading ? "its answer leaves it out" : describeOutcome(health.outcome);
}

/** A list that was asked before its subject spoke tells of how it was then. */
function secondOpinions(
  name: string,
  role: ExpectedRole,
  { situation, facts }: RunKnowledge,
  isLinkCut: boolean,
): EvidenceLine[] {
  const { reading, readBy } = applianceOf(situation, name);
  if (role === "any" || !reading?.role || !readBy) return [];
  const oldestMs = Date.parse(readBy.at) - facts.timing.cacheMs - facts.timing.rereadMs;
  return situation.appliances.flatMap(({ name: teller, list }): EvidenceLine[] => {
    if (isLinkCut && teller !== name) return [];
    const listed = listedAs(list, reading.applianceId)?.role;
    if (!list || listed == null || Date.parse(list.at) < oldestMs) return [];
    const isSame = listed === reading.role;
    const what = `${teller} lists ${teller === name ? "itself" : name} as ${listed}${isSame ? "" : ", which its health does not say"}`;
    return [{ about: null, what, holds: isSame ? "yes" : "unknown", at: list.at, grade: "api" }];
  });
}
