/** Until when maintenance is to last, as the form offers it. */
import { longestMaintenanceMs } from "../../../../shared/domain/longest-maintenance.ts";

export type EndChoice = "one-hour" | "four-hours" | "tomorrow" | "own";

export const endChoices: readonly { choice: EndChoice; words: string }[] = [
  { choice: "one-hour", words: "for 1 hour" },
  { choice: "four-hours", words: "for 4 hours" },
  { choice: "tomorrow", words: "until tomorrow 08:00" },
  { choice: "own", words: "until a date and time of your own" },
];

export type ChosenEnd = { until: string } | { problem: string };

const hourMs = 3_600_000;

/** `own` as a date and time field gives it: local, without a zone. */
export function chosenEnd(choice: EndChoice, own: string, nowMs: number): ChosenEnd {
  if (choice === "one-hour") return { until: new Date(nowMs + hourMs).toISOString() };
  if (choice === "four-hours") return { until: new Date(nowMs + 4 * hourMs).toISOString() };
  if (choice === "tomorrow") return { until: tomorrowAtEight(nowMs) };
  const ms = Date.parse(own);
  if (Number.isNaN(ms)) return { problem: "Enter a date and a time." };
  if (ms <= nowMs) return { problem: "This time is past. Choose one still to come." };
  if (ms - nowMs > longestMaintenanceMs) return { problem: "Maintenance can last 30 days at most." };
  return { until: new Date(ms).toISOString() };
}

/** On this computer's own clock face, also where a day has 23 or 25 hours. */
function tomorrowAtEight(nowMs: number): string {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 8).toISOString();
}

/** As a date and time field takes it. */
export function asFieldValue(ms: number): string {
  const local = new Date(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}T${two(local.getHours())}:${two(local.getMinutes())}`;
}
