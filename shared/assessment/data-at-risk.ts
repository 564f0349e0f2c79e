/**
 * What would be missing on the backup if the primary died now: everything newer than the last data sync. The bound adds
 * the age a health answer may have in the appliance's cache.
 */
import type { DataAtRisk } from "../domain/pair-status.ts";
import { healthCacheSeconds } from "./intervals.ts";
import type { Situation } from "./situation.ts";

export function dataAtRisk(situation: Situation): DataAtRisk {
  const { sync, nowMs } = situation;
  if (!sync) return { seconds: null, atMostSeconds: null, basis: "unknown" };
  const seconds = Math.max(0, Math.round((nowMs - Date.parse(sync.lastSync.at)) / 1000));
  const teller = situation.appliances.find((appliance) => appliance.name === sync.toldBy);
  const isCurrent = teller?.reading?.lastSync?.at === sync.lastSync.at;
  return {
    seconds,
    atMostSeconds: seconds + healthCacheSeconds,
    basis: isCurrent ? "reported" : "remembered",
  };
}
