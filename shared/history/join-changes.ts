/** What could not be written yet with what came after it, as one: of spans and incidents the later state counts. */
import type { HistoryChanges } from "./recorder.ts";
import { withoutFuture } from "./without-future.ts";

/** A week of answers of both appliances: a disk may stay full for long, and memory may not follow it. */
const mostResponses = 20_000;

export function joinChanges(earlier: HistoryChanges, later: HistoryChanges): HistoryChanges {
  const before = takeBack(earlier, later.takenBackAfterMs);
  const takenBack = [earlier.takenBackAfterMs, later.takenBackAfterMs].filter((ms) => ms !== undefined);
  const { segments, incidents, syncs, responses } = before;
  return {
    segments: newest([...segments, ...later.segments], ({ lane, fromMs }) => `${fromMs} ${lane}`),
    incidents: newest(
      [...incidents, ...later.incidents],
      ({ code, appliance, fromMs }) => `${fromMs} ${code} ${appliance ?? ""}`,
    ),
    // The same sync is told of with every look until the next one.
    syncs: newest([...later.syncs, ...syncs], ({ at, toldBy }) => `${at} ${toldBy}`),
    responses: [...responses, ...later.responses].slice(-mostResponses),
    ...(takenBack.length > 0 && { takenBackAfterMs: Math.min(...takenBack) }),
  };
}

function takeBack(changes: HistoryChanges, afterMs: number | undefined): HistoryChanges {
  if (afterMs === undefined) return changes;
  return {
    ...changes,
    segments: withoutFuture(changes.segments, afterMs),
    incidents: withoutFuture(changes.incidents, afterMs),
    responses: changes.responses.filter(({ atMs }) => atMs <= afterMs),
  };
}

const newest = <One>(all: readonly One[], keyOf: (one: One) => string): One[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];
