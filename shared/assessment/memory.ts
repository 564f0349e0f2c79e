/**
 * What is remembered of a pair between looks: for each question the newest observation that answers it, and a few that
 * outlive newer ones. The result does not depend on the order in which observations arrive, so a late answer or a reload
 * from storage changes nothing.
 */
import type { Observation, ObservationOf } from "../domain/observation.ts";
import { joinSyncs, syncsTold } from "./told-syncs.ts";

export type Memory = Readonly<Record<string, Observation>>;

export const emptyMemory: Memory = {};

/** The slots in which the oldest observation stays: an appliance is the one it was when it was first seen. */
const isFirstKept = (slot: string): boolean => slot.startsWith("first/");

/** The questions one observation answers. */
function slotsOf(observation: Observation): string[] {
  if (observation.kind === "site") return tellsSync(observation) ? ["site", "site-sync"] : ["site"];
  if (!("appliance" in observation)) return [observation.kind];
  const slots = [`${observation.kind}/${observation.appliance}`];
  return observation.kind === "health" ? [...slots, ...healthSlots(observation)] : slots;
}

function healthSlots(observation: ObservationOf<"health">): string[] {
  const { outcome, appliance } = observation;
  if (outcome.kind !== "answered" && outcome.kind !== "unhealthy") return [];
  const { role, applianceId } = outcome.reading;
  const slots = [`reading/${appliance}`];
  if (role === "none") slots.push(`apart/${appliance}`);
  if (role === "primary" || role === "backup") slots.push(`as-${role}/${appliance}`);
  if (applianceId !== null) slots.push(`first/${appliance}`);
  if (tellsSync(observation)) slots.push("sync");
  if (outcome.kind === "answered") slots.push(`healthy/${appliance}`);
  return slots;
}

const tellsSync = ({ outcome }: ObservationOf<"health" | "site">): boolean =>
  "reading" in outcome && outcome.reading.lastSync !== null;

const isNewer = (a: Observation, b: Observation): boolean =>
  a.at > b.at || (a.at === b.at && JSON.stringify(a) > JSON.stringify(b));

function isBetter(slot: string, observation: Observation, known: Observation | undefined): boolean {
  if (!known) return true;
  return isFirstKept(slot) ? isNewer(known, observation) : isNewer(observation, known);
}

/** `written`: the slots this observation now fills, for whoever keeps the memory on disk. */
export function remember(
  memory: Memory,
  observation: Observation,
): { memory: Memory; written: Array<[slot: string, observation: Observation]> } {
  const written: [string, Observation][] =
    observation.kind === "syncs"
      ? []
      : slotsOf(observation)
          .filter((slot) => isBetter(slot, observation, memory[slot]))
          .map((slot) => [slot, observation]);
  const told = syncsTold(observation);
  const joined = told && joinSyncs(syncLog(memory), told);
  if (joined) written.push(["syncs", joined]);
  if (written.length === 0) return { memory, written };
  const next: Record<string, Observation> = { ...memory };
  for (const [slot, filled] of written) next[slot] = filled;
  return { memory: next, written };
}

/**
 * An appliance is another one from now on, as a person accepted it: what it is known by is the newest look that told its id. Of
 * any other id than the accepted one nothing is taken. `written` as of `remember`.
 */
export function knowAnew(
  memory: Memory,
  { appliance, applianceId }: { appliance: string; applianceId: string },
): ReturnType<typeof remember> {
  const look = lastReading(memory, appliance);
  const told = look && "reading" in look.outcome ? look.outcome.reading.applianceId : null;
  if (!look || told !== applianceId) return { memory, written: [] };
  const slot = `first/${appliance}`;
  return { memory: { ...memory, [slot]: look }, written: [[slot, look]] };
}

/**
 * Without what claims to have been seen later than now: after this computer's clock was set back, such a look would keep
 * every new one out until the time it claims. What keeps the first of its kind shuts nothing out and stays.
 */
export function withoutFuture(memory: Memory, nowMs: number): Memory {
  // ISO times of one form sort as the times they tell, and parsing each on every look would cost far more.
  const now = new Date(nowMs).toISOString();
  const isFuture = ([slot, { at }]: [string, Observation]) => at > now && !isFirstKept(slot);
  const entries = Object.entries(memory);
  return entries.some(isFuture) ? Object.fromEntries(entries.filter((entry) => !isFuture(entry))) : memory;
}

/** The newest observation of one kind, about one appliance or (for the pair) about none. */
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

/** The oldest look that told the appliance's id. */
export const firstIdentified = (memory: Memory, appliance: string) => asKind(memory[`first/${appliance}`], "health");

/** The newest look that found the appliance in this role. */
export const lastInRole = (memory: Memory, role: "primary" | "backup", appliance: string) =>
  asKind(memory[`as-${role}/${appliance}`], "health");

/** The newest look that told the time of a data sync. */
export const lastToldSync = (memory: Memory) => asKind(memory["sync"], "health");

/** The same, asked through the site name; whose answer it was only the id in it can say. */
export const lastSyncToldAtSite = (memory: Memory) => asKind(memory["site-sync"], "site");

/** The last data syncs there were. */
export const syncLog = (memory: Memory) => asKind(memory["syncs"], "syncs");

/** The newest look that found the appliance without a failover relationship. */
export const lastApart = (memory: Memory, appliance: string) => asKind(memory[`apart/${appliance}`], "health");

function asKind<K extends Observation["kind"]>(observation: Observation | undefined, kind: K): ObservationOf<K> | null {
  return observation?.kind === kind ? (observation as ObservationOf<K>) : null;
}
