/** Which procedure the state of a pair calls for, and what keeps each from beginning. Told by what was seen, never by identity alone. */
import type { AssessmentContext } from "../assessment/context.ts";
import type { PairStatus, Severity } from "../domain/pair-status.ts";
import { normalPrimaryOf, otherOf } from "./procedures/parts/appliance-words.ts";
import { presentRoles, returnParts, takeoverParts } from "./procedures/parts/cast.ts";
import type { RunFacts } from "./run-facts.ts";
import type { RunbookId } from "./runbook.ts";
import { runbookForFinding } from "./runbook-for-finding.ts";

export interface OfferContext {
  facts: RunFacts;
  status: PairStatus;
  openRun: { title: string } | null;
  takeover: AssessmentContext["takeover"];
}

const hasFinding = ({ status }: OfferContext, ...codes: string[]): boolean =>
  status.findings.some(({ code }) => codes.includes(code));

const both = ({ appliances }: RunFacts, role: string): boolean => appliances.every((one) => one.role === role);
const isSwapped = (facts: RunFacts): boolean => otherOf(facts, normalPrimaryOf(facts)).role === "primary";
const hasRoles = ({ appliances: [first, second] }: RunFacts): boolean =>
  (first.role === "primary" && second.role === "backup") || (first.role === "backup" && second.role === "primary");

/** Whoever stands in, the other one answers as primary beside it. */
function hasReturned({ facts, takeover }: OfferContext): boolean {
  if (!both(facts, "primary")) return false;
  return takeover ? takeover.standIn === returnParts(facts).standIn.name : facts.swap?.how === "takeover";
}

export function calledFor(context: OfferContext): RunbookId {
  const { facts, status } = context;
  if (hasReturned(context)) return "demote-returned-primary";
  if (status.verdict === "conflict" || both(facts, "primary") || both(facts, "backup")) return "resolve-conflict";
  if (isPrimaryLost(context)) return "unplanned-takeover";
  if (both(facts, "none")) return "establish-relationship";
  // Clients refuse what would serve, so roles are not to be changed before that is mended.
  const urgent = certificateProcedure(context, ["critical"]);
  if (urgent) return urgent;
  if (isSwapped(facts)) return "switch-back";
  if (hasFinding(context, "SYNC_OVERDUE", "SYNC_NEVER") && hasRoles(facts)) return "sync-now";
  return certificateProcedure(context, ["warning"]) ?? "planned-switch";
}

/** A new certificate before a copy of the present one, where something asks for each. */
function certificateProcedure({ status }: OfferContext, severities: readonly Severity[]): RunbookId | null {
  const found = status.findings.filter(
    ({ code, severity }) => code.startsWith("CERT_") && severities.includes(severity),
  );
  const wanted = found.flatMap(({ code }) => runbookForFinding(code) ?? []);
  return wanted.find((id) => id === "renew-certificate" && !isOneBehind(status)) ?? wanted[0] ?? null;
}

/** One of the two has what the other lacks: a copy of it will do. */
const isOneBehind = ({ findings, appliances }: PairStatus): boolean =>
  findings.some(({ code }) => code === "CERT_EXPIRED") &&
  appliances.some(({ name }) => !findings.some((one) => one.code === "CERT_EXPIRED" && one.appliance === name));

/** An outage of the site alone, with a healthy primary, asks for DNS, NAT or the IP to be mended, not for other roles. */
function isPrimaryLost({ facts, status }: OfferContext): boolean {
  const { lost, standIn } = takeoverParts(facts);
  return status.verdict === "outage" && lost.role === null && standIn.role !== null && status.servedBy !== lost.name;
}

/** In words; null: it can begin. */
export function obstacleTo(id: RunbookId, context: OfferContext): string | null {
  const { openRun, facts } = context;
  if (openRun) return `${openRun.title} is still open for this pair. End it first.`;
  return obstacles[id](facts, context);
}

const silentNames = ({ appliances }: RunFacts): string =>
  appliances
    .filter(({ role }) => role === null)
    .map(({ name }) => name)
    .join(" and ");

/** For what needs a primary and a backup that both answer. */
function needsRoles(facts: RunFacts): string | null {
  if (silentNames(facts)) return `${silentNames(facts)} does not tell a role. Both appliances must answer.`;
  if (both(facts, "none")) return "There is no failover relationship between the two.";
  return hasRoles(facts) ? null : "The two do not agree who is primary and who is backup. Resolve that first.";
}

type Obstacle = (facts: RunFacts, context: OfferContext) => string | null;

const obstacles: Record<RunbookId, Obstacle> = {
  "planned-switch": needsRoles,
  "switch-back": (facts) => {
    const normal = normalPrimaryOf(facts);
    if (hasRoles(facts) && normal.role === "primary") return `${normal.name}, the normal primary, is primary already.`;
    return needsRoles(facts);
  },
  "unplanned-takeover": (facts) => {
    const { lost, standIn } = takeoverParts(facts);
    if (standIn.role === null) return `${standIn.name} does not tell a role, so it cannot take over.`;
    if (standIn.role === "none") return "There is no failover relationship between the two.";
    if (lost.role === "primary") return `${lost.name} answers. A planned switch loses nothing.`;
    if (lost.role !== null) return `${lost.name} answers as ${lost.role}: nothing is to be taken over.`;
    return null;
  },
  "demote-returned-primary": (facts, { takeover }) => {
    const { returned, standIn } = returnParts(facts);
    if (both(facts, "primary")) {
      if (!takeover || takeover.standIn === standIn.name) return null;
      return `${takeover.standIn} took over, so it is not the one to be demoted. Use Resolve a conflict and keep it.`;
    }
    const isAhead = returned.role === null && standIn.role === "primary" && facts.pair.method === "shared-ip";
    return isAhead ? null : `Only when both answer as primary. ${rolesNow(facts)}`;
  },
  "force-backup": (facts) => {
    const { backup } = presentRoles(facts);
    if (backup.role === "backup" && backup.isHealthy === false)
      return `${backup.name} is not healthy, so it could not serve.`;
    return needsRoles(facts);
  },
  "sync-now": needsRoles,
  "replicate-certificate": () => null,
  "renew-certificate": () => null,
  "resolve-conflict": (facts) =>
    both(facts, "primary") || both(facts, "backup") ? null : `Only when both hold the same role. ${rolesNow(facts)}`,
  "break-relationship": needsRoles,
  "establish-relationship": (facts) => {
    if (silentNames(facts)) return `${silentNames(facts)} does not tell a role. Both appliances must answer.`;
    return both(facts, "none") ? null : `Only when neither has a failover role. ${rolesNow(facts)}`;
  },
};

const rolesNow = ({ appliances }: RunFacts): string => `${appliances.map(roleNow).join(", ")}.`;

function roleNow({ name, role }: RunFacts["appliances"][number]): string {
  if (role === null) return `${name} does not tell its role`;
  return role === "none" ? `${name} has none` : `${name} is ${role}`;
}
