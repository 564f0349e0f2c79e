/**
 * What both versions of the command API offer Pairdesk: three questions, and how their answers are read. `refused` is
 * what only v1 says: an error in words, with a status that is not documented, for whatever reason (api-facts 2.7 to 2.9).
 */
import type { ApplianceListOutcome, ApplianceOutcome, ObservationOf } from "../../../shared/domain/observation.ts";
import type { HttpsRequest, HttpsResponse } from "../net/https-client.ts";

export type CommandPermission = NonNullable<ObservationOf<"health">["permission"]>;
export type Product = "rs" | "pra";

/** What the account may do, as the appliance tells it; null where it did not say. */
export interface AccountRights {
  kind: "rights";
  permission: CommandPermission | null;
  product: Product | null;
  /** The appliance's own clock when it answered. ISO. */
  clock: string | null;
}

export type ApplianceList = Extract<ApplianceListOutcome, { kind: "listed" }>;

/** What can end any question, whatever is asked. */
export type FailedOutcome = Exclude<ApplianceOutcome, { kind: "answered" } | { kind: "unhealthy" }>;
export type BadAnswer = Extract<ApplianceOutcome, { kind: "bad-answer" }>;

export interface Refused {
  kind: "refused";
  status: number;
  detail: string;
}

export interface CommandQuestion<Found> {
  request: HttpsRequest;
  read(answer: HttpsResponse): Found | FailedOutcome | Refused;
}

export type HealthOutcome = Extract<ApplianceOutcome, { kind: "answered" } | { kind: "unhealthy" }>;

export interface CommandApi {
  version: "v2" | "v1";
  rights: CommandQuestion<AccountRights>;
  health: CommandQuestion<HealthOutcome>;
  appliances: CommandQuestion<ApplianceList>;
}

/** Longer than any real value; a longer one is cut, since what else it says still counts. Characters. */
export const longestText = 4096;

/** More nodes than any site has, and as many as an observation holds. */
export const mostAppliances = 64;

/** Before 1970 or past 9999 in UTC it is no time of a sync, and ISO text could not hold it in four digits. */
export const isPlausibleTime = (ms: number): boolean => ms >= 0 && ms < Date.UTC(9999, 0);

/** Older versions name the first node of a cluster `master` (api-facts 2.5). */
export const clusterRoleOf = (told: string | null): string | null => (told === "master" ? "primary" : told);
