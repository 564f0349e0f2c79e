/** A primary whose data syncs were seen as they happened. */
import type { Observation } from "../../shared/domain/observation.ts";
import { ago, answered, health, looks, site } from "./observations.ts";

const hour = 3600;

/** Looks that told each sync a minute after it happened; the last one is told by the latest look as well. */
export function synced(hoursAgo: number[], status: (index: number) => string | null = () => "ok"): Observation[] {
  const told = hoursAgo.map((hours, index) => ({ at: ago(hours * hour), status: status(index) }));
  const last = told[told.length - 1] ?? null;
  return [
    ...told.map((lastSync, index) =>
      health("site1", answered("site1", { lastSync }), { secondsAgo: (hoursAgo[index] ?? 0) * hour - 60 }),
    ),
    ...looks(health("site1", answered("site1", { lastSync: last })), site(answered("site1", { lastSync: last }))),
  ];
}

/** Six-hourly, then as said. */
export const sixHourly = [67, 61, 55, 49, 43, 37, 31];
