/**
 * What is remembered of a pair between looks: for each question the newest observation that answers it. The result does
 * not depend on the order in which observations arrive, so a late answer or a reload from storage changes nothing.
 */
import type { Observation, ObservationOf } from "../domain/observation.ts";

export type Memory = Readonly<Record<string, Observation>>;

export const emptyMemory: Memory = {};

/** The questions one observation answers. */
function slotsOf(observation: Observation): string[] {
  if (observation.kind === "site") return tellsSync(observation) ? ["site", "site-sync"] : ["site"];
  const slots = [`${observation.kind}/${observation.appliance}`];
  if (observation.kind !== "health") return slots;
  const { outcome } = observation;
  if (outcome.kind === "answered" || outcome.kind === "unhealthy") {
    slots.push(`reading/${observation.appliance}`);
    if (outcome.reading.role === "none") slots.push(`apart/${observation.appliance}`);
  }
  if (tellsSync(observation)) slots.push("sync");
  if (outcome.kind === "answered") slots.push(`healthy/${observation.appliance}`);
  return slots;
}

const tellsSync = ({ outcome }: ObservationOf<"health" | "site">): boolean =>
  "reading" in outcome && outcome.reading.lastSync !== null;

const isNewer = (a: Observation, b: Observation | undefined): boolean =>
  !b || a.at > b.at || (a.at === b.at && JSON.stringify(a) > JSON.stringify(b));

/** `written`: the slots this observation now fills, for whoever keeps the memory on disk. */
export function remember(
  memory: Memory,
  observation: Observation,
): { memory: Memory; written: Array<[slot: string, observation: Observation]> } {
  const written = slotsOf(observation)
    .filter((slot) => isNewer(observation, memory[slot]))
    .map((slot): [string, Observation] => [slot, observation]);
  return { memory: { ...memory, ...Object.fromEntries(written) }, written };
}

/**
 * Without what claims to have been seen later than now: after this computer's clock was set back, such a look would keep
 * every new one out until the time it claims.
 */
export const withoutFuture = (memory: Memory, nowMs: number): Memory =>
  Object.fromEntries(Object.entries(memory).filter(([, { at }]) => Date.parse(at) <= nowMs));

/** The newest observation of one kind, about one appliance or (for the site) about none. */
export function latest<K extends Observation["kind"]>(
  memory: Memory,
  kind: K,
  appliance?: string,
): ObservationOf<K> | null {
  return asKind(memory[appliance === undefined ? kind : `${kind}/${appliance}`], kind);
}

/** The newest look that brought a reading, healthy or not. */
export const lastReading = (memory: Memory, appliance: string) => asKind(memory[`reading/${appliance}`], "health");

/** The newest look that found the appliance healthy. */
export const lastHealthy = (memory: Memory, appliance: string) => asKind(memory[`healthy/${appliance}`], "health");

/** The newest look that told the time of a data sync. */
export const lastToldSync = (memory: Memory) => asKind(memory["sync"], "health");

/** The same, asked through the site name; whose answer it was only the id in it can say. */
export const lastSyncToldAtSite = (memory: Memory) => asKind(memory["site-sync"], "site");

/** The newest look that found the appliance without a failover relationship. */
export const lastApart = (memory: Memory, appliance: string) => asKind(memory[`apart/${appliance}`], "health");

function asKind<K extends Observation["kind"]>(observation: Observation | undefined, kind: K): ObservationOf<K> | null {
  return observation?.kind === kind ? (observation as ObservationOf<K>) : null;
}
