/** How long things are kept, how large they are, and what a shorter time deletes. */
import type { StorageLoss } from "../../shared/contract/storage.ts";

export const changesChoices: readonly (number | null)[] = [null, 1825, 730, 365, 180, 90, 30];
export const rawAnswersChoices: readonly number[] = [365, 180, 90, 30, 14, 7, 1, 0];

const named: Readonly<Record<number, string>> = {
  0: "Not at all",
  1: "One day",
  180: "Half a year",
  365: "One year",
  730: "Two years",
  1825: "Five years",
};

export const keptDaysWords = (days: number | null): string =>
  days === null ? "For ever" : (named[days] ?? `${days} days`);

const units = ["KB", "MB", "GB"] as const;

/** In thousands, as file managers count; `1.3 MB`. */
export function sizeWords(bytes: number): string {
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = size < 9.95 && unit > 0 ? 1 : 0;
  return `${size.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${units[unit]}`;
}

const lossNames: readonly [keyof StorageLoss, one: string, several: string][] = [
  ["spans", "span of a timeline", "spans of timelines"],
  ["incidents", "incident that is over", "incidents that are over"],
  ["syncs", "data sync", "data syncs"],
  ["responseHours", "hour of response times", "hours of response times"],
  ["rawAnswers", "answer of an appliance", "answers of appliances"],
];

/** One line for each kind of thing that goes. */
export const lossWords = (loss: StorageLoss): string[] =>
  lossNames
    .filter(([kind]) => loss[kind] > 0)
    .map(([kind, one, several]) => `${loss[kind].toLocaleString("en")} ${loss[kind] === 1 ? one : several}`);
