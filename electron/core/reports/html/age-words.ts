import { exactDuration } from "../../../../shared/history/exact-duration.ts";
import { html, type Markup } from "./markup.ts";
import type { ReportClock } from "./report-clock.ts";

/** A moment with how long ago it was when the report was saved; null: there was none. */
export type AgeWords = (at: string | null, none?: string) => string | Markup;

export const createAgeWords =
  (clock: ReportClock, savedAt: string): AgeWords =>
  (at, none = "not known") => {
    if (at === null) return none;
    const seconds = (Date.parse(savedAt) - Date.parse(at)) / 1000;
    // An appliance whose clock is ahead tells of what has not happened yet here.
    const age = seconds < 0 ? "" : ` (${exactDuration(seconds)} ago)`;
    return html`${clock.time(at)}${age}`;
  };
