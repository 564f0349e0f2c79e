/**
 * Who held the primary role last, by our own looks of all times. To be asked with what was remembered before a run's first
 * look: in a conflict that look finds both primary, and which of them answered last says nothing about who was it before.
 */
import { lastInRole, latest, type Memory } from "../../../shared/assessment/memory.ts";
import { readingOf } from "../../../shared/assessment/whereabouts.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";

/** null: never seen, or one of them was not seen as primary alone. */
export function lastSeenPrimary({ appliances }: PairDefinition, memory: Memory): RunKnowledge["lastSeenPrimary"] {
  const seen = appliances.flatMap(({ name }) => {
    const look = lastInRole(memory, "primary", name);
    return look ? [{ appliance: name, at: look.at }] : [];
  });
  const [last, other] = seen.toSorted((a, b) => b.at.localeCompare(a.at));
  if (!last || (other && !wasAlone(last.appliance, other, memory))) return null;
  return last;
}

/** The roles went from one to the other in between: the one had not been primary yet, or the other was it no more. */
function wasAlone(last: string, other: { appliance: string; at: string }, memory: Memory): boolean {
  if (readingOf(latest(memory, "health", other.appliance))?.role === "primary") return false;
  const backupSince = (name: string) => lastInRole(memory, "backup", name)?.at ?? "";
  return backupSince(other.appliance) > other.at || backupSince(last) >= other.at;
}
