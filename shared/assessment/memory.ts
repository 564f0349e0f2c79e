/**
 * What is remembered of a pair between looks: for each question the newest observation that answers it. The result does
 * not depend on the order in which observations arrive, so a late answer or a reload from storage changes nothing.
 */
import type { Observation, ObservationOf } from "../domain/observation.ts";

export type Memory = Readonly<Record<string, Observation>>;

export const emptyMemory: Memory = {};

/** The questions one observation answers. */
function slotsOf(observation: Observation): string[] {
  if (observation.kind === "site") return ["site"];
  const slots = [`${observation.kind}/${observation.appliance}`];
  if (observation.kind !== "health") return slots;
  const { outcome } = observation;
  if (outcome.kind === "answered" || outcome.kind === "unhealthy") {
    slots.push(`reading/${observation.appliance}`);
    if (outcome.reading.lastSync) slots.push("sync");
  }
  if (outcome.kind === "answered") slots.push(`healthy/${observation.appliance}`);
  return slots;
}

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

function asKind<K extends Observation["kind"]>(observation: Observation | undefined, kind: K): ObservationOf<K> | null {
  return observation?.kind === kind ? (observation as ObservationOf<K>) : null;
}
