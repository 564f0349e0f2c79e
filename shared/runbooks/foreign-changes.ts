/** What is no longer as it was when a write was planned, and was not done by the run: the write is then not made. */
import type { ForeignChange } from "./foreign-change.ts";
import type { PlannedAppliance } from "./run-event.ts";

/**
 * What is told where nothing was, or no longer told, has moved as well. Only the appliance lists, which are a second
 * opinion, and the id, which an unhealthy answer may leave out, are compared where both times told. One that is well again
 * stops nothing.
 */
export const foreignChanges = (plan: readonly PlannedAppliance[], now: readonly PlannedAppliance[]): ForeignChange[] =>
  plan.flatMap((before) => changesOf(before, now.find(({ name }) => name === before.name) ?? null));

function changesOf(before: PlannedAppliance, now: PlannedAppliance | null): ForeignChange[] {
  const appliance = before.name;
  if (before.isAnswering !== (now?.isAnswering ?? false)) {
    return [{ appliance, what: "answers", before: yesNo(before.isAnswering), now: yesNo(now?.isAnswering ?? false) }];
  }
  if (!now) return [];
  const changes: ForeignChange[] = [];
  const compare = (what: ForeignChange["what"], was: string | null, is: string | null) => {
    if (was !== is) changes.push({ appliance, what, before: was, now: is });
  };
  if (before.applianceId !== null && now.applianceId !== null) {
    compare("appliance-id", before.applianceId, now.applianceId);
  }
  compare("role", before.role, now.role);
  if (before.isHealthy === true && now.isHealthy === false) compare("health", "healthy", "unhealthy");
  if (!isSameMoment(before.lastSync, now.lastSync)) compare("last-sync", before.lastSync, now.lastSync);
  if (before.listedRole !== null && now.listedRole !== null) compare("listed-role", before.listedRole, now.listedRole);
  return changes;
}

const yesNo = (is: boolean): string => (is ? "yes" : "no");

/** One moment can be written in several ways. */
const isSameMoment = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b));

/** For a person. Nobody but the appliances knows who did it. */
export function describeForeignChange({ appliance, what, before, now }: ForeignChange): string {
  switch (what) {
    case "answers":
      return now === "yes"
        ? `${appliance} answers now; it was silent when the plan was shown.`
        : `${appliance} no longer answers; it did when the plan was shown.`;
    case "health":
      return `${appliance} says that it is not healthy; when the plan was shown it was.`;
    case "objection":
      return `This was not so when the plan was shown: ${now}`;
    case "appliance-id":
      return `Another appliance answers at the address of ${appliance}: its id is ${now}, and it was ${before}.`;
    case "role":
      return `${appliance} now says ${inRole(now)}; when the plan was shown it said ${inRole(before)}.`;
    case "last-sync":
      return `${appliance} now tells ${ofSync(now)}; when the plan was shown it told ${ofSync(before)}.`;
    case "listed-role":
      return `The other appliance now lists ${appliance} as ${now}; when the plan was shown it listed it as ${before}.`;
  }
}

const inRole = (role: string | null): string => {
  if (role === null) return "no role";
  return role === "none" ? "that it has no failover relationship" : `that it is ${role}`;
};

const ofSync = (at: string | null): string => (at === null ? "of no data sync" : `of a data sync at ${at}`);
