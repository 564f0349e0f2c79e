/** Records a generated year through the product's own steps, a day to a transaction: with answers each hour and a data sync each six hours. */
import type { HistoryStore } from "../../../electron/core/storage/history-store.ts";
import { believedPauseMs } from "../../../shared/history/lane.ts";
import type { HistoryChanges } from "../../../shared/history/recorder.ts";
import { type Segment, stepLane } from "../../../shared/history/segment.ts";
import { type YearMinute, yearOf } from "./year.ts";

const minutesOfHour = 60;
const minutesOfDay = 1440;

/** Answers with the number of looks that were made. */
export function storeYear(store: HistoryStore, pairId: string, seed: number): number {
  const last = new Map<string, Segment>();
  const unsaved = new Map<string, Segment>();
  let looks = 0;
  let minute = 0;
  const hourly: Pick<HistoryChanges, "syncs" | "responses"> = { syncs: [], responses: [] };
  const save = () => {
    store.put(pairId, { segments: [...unsaved.values()], incidents: [], ...hourly });
    unsaved.clear();
    Object.assign(hourly, { syncs: [], responses: [] });
  };
  for (const moment of yearOf(seed)) {
    if (moment.values) looks += 1;
    if (moment.values && minute % minutesOfHour === 0) {
      const at = new Date(moment.atMs).toISOString();
      if (minute % (6 * minutesOfHour) === 0) hourly.syncs.push({ at, status: "ok", toldBy: "site1", toldAt: at });
      for (const appliance of ["site1", "site2"]) {
        hourly.responses.push({ appliance, atMs: moment.atMs, tookMs: 40 + (minute % 7) });
      }
    }
    for (const segment of stepAll(moment, last)) unsaved.set(`${segment.lane} ${segment.fromMs}`, segment);
    minute += 1;
    if (minute % minutesOfDay === 0) save();
  }
  save();
  return looks;
}

function stepAll({ atMs, values }: YearMinute, last: Map<string, Segment>): Segment[] {
  const at = new Date(atMs).toISOString();
  return [...(values ?? [])].flatMap(([lane, value]) => {
    const pause = { hole: "off" as const, believedPauseMs: believedPauseMs(lane) };
    const step = stepLane(last.get(lane) ?? null, { lane, value, at }, pause);
    if (step.kind === "nothing-new") return [];
    last.set(lane, step.segment);
    return [step.segment];
  });
}
