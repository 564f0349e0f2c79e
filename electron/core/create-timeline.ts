/** A pair's history over a period, read from what is stored; for the window and for the terminal beside it. */
import type { Pair } from "../../shared/domain/pair.ts";
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { pairTimeline } from "../../shared/history/pair-timeline.ts";
import type { Period } from "../../shared/history/timeline.ts";
import type { Clock } from "./ports.ts";
import type { HistoryStore } from "./storage/history-store.ts";

/** A longer period tells response times by the day: hours would be most of it, and nobody reads them there. */
const longestInHoursMs = 31 * 86_400_000;

/** `from`, `until`: ISO times. Throws PairdeskError `period-invalid`. */
export function createTimeline(
  history: HistoryStore,
  pair: Pair,
  asked: { from: string; until: string },
  clock: Clock,
): PairTimeline {
  const period = periodOf(asked);
  const isShort = period.untilMs - period.fromMs <= longestInHoursMs;
  const responses = isShort ? history.responsesByHour : history.responsesByDay;
  const stored = {
    segments: history.segments(pair.id, period),
    incidents: history.incidents(pair.id, period),
    notes: history.notes(pair.id, period),
    deeds: history.deeds(pair.id, period),
    reports: history.reports(pair.id, period),
    syncs: history.syncs(pair.id, period),
    syncBefore: history.syncBefore(pair.id, period.fromMs),
    responses: responses(pair.id, period),
    beganMs: history.beganMs(pair.id),
  };
  return pairTimeline(pair, stored, { ...period, nowMs: clock.nowMs() });
}

/** Throws PairdeskError `period-invalid`. */
export function periodOf({ from, until }: { from: string; until: string }): Period {
  const period = { fromMs: Date.parse(from), untilMs: Date.parse(until) };
  if (period.fromMs < period.untilMs) return period;
  const message = "The period ends before it begins.";
  throw new PairdeskError("period-invalid", message, "Choose an end that is later than the beginning.");
}
