/** What a person takes note of who says that they know of the role changes seen until now. */
import type { PairDefinition } from "../domain/pair.ts";
import type { Memory } from "./memory.ts";
import { readSituation } from "./situation.ts";

/**
 * The time up to which role changes are known then: the last look that still found the present primary as backup, and
 * not now, since what has changed after the last look is not on anybody's screen yet. null: no change was seen.
 */
export function roleChangeSeenAt(pair: PairDefinition, memory: Memory, nowMs: number): string | null {
  const changed = readSituation(pair, memory, { nowMs }).appliances.filter(
    ({ reading, lastReading }) => (reading ?? lastReading?.reading)?.role === "primary",
  );
  const times = changed.map(({ lastBackupAt }) => lastBackupAt).filter((at) => at !== null);
  return times.sort().at(-1) ?? null;
}
