/**
 * The last data syncs as a log that joins: whatever is put in, in whatever order and however often, the same syncs stay.
 * Written only when a sync is news, not with every look that tells of it again.
 */
import type { Observation, ObservationOf, ToldSync } from "../domain/observation.ts";

type SyncLog = ObservationOf<"syncs">;

/** Enough for a rhythm of a few hours or a day; one sync takes two places when its status text changed. */
const keptSyncs = 32;

/** What an observation says of syncs; null when it says nothing. */
export function syncsTold(observation: Observation): SyncLog | null {
  if (observation.kind === "syncs") return observation;
  if (observation.kind !== "health" || !("reading" in observation.outcome)) return null;
  const { lastSync } = observation.outcome.reading;
  return lastSync && logOf([{ ...lastSync, toldBy: observation.appliance, toldAt: observation.at }]);
}

/** null when nothing in `more` is news. */
export function joinSyncs(known: SyncLog | null, more: SyncLog): SyncLog | null {
  const before = known?.outcome.syncs ?? [];
  if (more.outcome.syncs.every((sync) => before.some((one) => isToldBefore(one, sync)))) return null;
  const byKey = new Map(before.map((sync) => [keyOf(sync), sync]));
  for (const sync of more.outcome.syncs) {
    const same = byKey.get(keyOf(sync));
    if (!same || sync.toldAt < same.toldAt) byKey.set(keyOf(sync), sync);
  }
  const joined = [...byKey]
    .sort(newestFirst)
    .slice(0, keptSyncs)
    .map(([, sync]) => sync);
  const isNews = joined.length !== before.length || joined.some((sync, index) => sync !== before[index]);
  return isNews ? logOf(joined) : null;
}

/** By far the most looks tell again what was told before. */
const isToldBefore = (known: ToldSync, sync: ToldSync): boolean =>
  known.at === sync.at && known.status === sync.status && known.toldBy === sync.toldBy && known.toldAt <= sync.toldAt;

const keyOf = ({ at, status, toldBy }: ToldSync): string => JSON.stringify([at, status, toldBy]);

type Keyed = [key: string, sync: ToldSync];

/** By code unit: the rules of a language would cost far more and say nothing about times. */
const newestFirst = ([keyA, a]: Keyed, [keyB, b]: Keyed): number => byText(b.at, a.at) || byText(keyB, keyA);

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Dated by its newest entry, so that a log is as good as the looks it stands for. */
const logOf = (syncs: ToldSync[]): SyncLog => ({
  kind: "syncs",
  at:
    syncs
      .map(({ toldAt }) => toldAt)
      .sort()
      .at(-1) ?? "",
  tookMs: 0,
  outcome: { kind: "told", syncs },
});
