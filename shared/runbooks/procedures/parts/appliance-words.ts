/** How appliances, addresses and times are put in a procedure's sentences. */
import { hostAndPort, ownOrigin } from "../../own-address.ts";
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";

export const otherOf = ({ appliances: [first, second] }: RunFacts, { name }: FactsOfAppliance): FactsOfAppliance =>
  first.name === name ? second : first;

export const normalPrimaryOf = ({ appliances: [first, second], pair }: RunFacts): FactsOfAppliance =>
  second.name === pair.normalPrimary ? second : first;

const sideOf = ({ isNormalPrimary }: FactsOfAppliance): string =>
  isNormalPrimary ? "normal primary" : "normal backup";

/** Side, identity and address: what tells one appliance from the other beyond doubt. */
export function identityOf(appliance: FactsOfAppliance): string {
  const id = appliance.applianceId ? `appliance id ${appliance.applianceId}` : "appliance id not known";
  return `${sideOf(appliance)}, ${hostAndPort(appliance)}, ${id}`;
}

export const loginPage = (appliance: FactsOfAppliance): string => `${ownOrigin(appliance)}/login`;
export const appliancePage = (appliance: FactsOfAppliance): string => `${ownOrigin(appliance)}/appliance`;

/** A length of time in the largest units that tell it apart. */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} hours` : `${hours} hours and ${rest} minutes`;
}

/** In UTC, since the text is kept in the journal and read elsewhere. */
export const momentWords = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
