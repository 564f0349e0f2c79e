/** The stored histories, for the window: what was seen, and what a person writes and pastes beside it. */
import { randomUUID } from "node:crypto";
import type { PutReportsResult, ReportedLine, WrittenNote } from "../../shared/contract/history.ts";
import type { PairTimeline, TimelineNote, TimelineReport } from "../../shared/domain/pair-timeline.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { findPair } from "./create-credentials.ts";
import type { Stores } from "./create-stores.ts";
import { createTimeline } from "./create-timeline.ts";
import { type Clock, isoNow } from "./ports.ts";

/** All throw PairdeskError `not-found`; those that write `disk-full` and the like. */
export interface HistoryService {
  /** `from`, `until`: ISO times. Throws PairdeskError `period-invalid`. */
  timeline(pairId: string, period: { from: string; until: string }): PairTimeline;
  /** Throws PairdeskError `period-invalid`. */
  putNote(pairId: string, note: WrittenNote): TimelineNote;
  removeNote(pairId: string, noteId: string): TimelineNote;
  reports(pairId: string, appliance: string, period: { from: string; until: string }): TimelineReport[];
  putReports(pairId: string, appliance: string, lines: readonly ReportedLine[]): PutReportsResult;
  removeReports(pairId: string, pastedAt: string): TimelineReport[];
}

export function createHistory({ stores, clock }: { stores: Stores; clock: Clock }): HistoryService {
  const { history } = stores;

  function refuseStranger(pairId: string, appliance: string): void {
    const pair = findPair(stores, pairId);
    const names = pair.appliances.map(({ name }) => name);
    if (names.includes(appliance)) return;
    const message = `${pair.name} has no appliance ${appliance}.`;
    throw new PairdeskError("not-found", message, `It has ${names.join(" and ")}.`);
  }

  return {
    timeline: (pairId, period) => createTimeline(history, findPair(stores, pairId), period, clock),
    putNote(pairId, { id, from, until, ...words }) {
      findPair(stores, pairId);
      const [begin, end] = [toUtc(from), toUtc(until)];
      if (begin > end) {
        const message = "The note ends before it begins.";
        throw new PairdeskError("period-invalid", message, "Choose an end that is not earlier than the beginning.");
      }
      const note = { id: id ?? randomUUID(), from: begin, until: end, ...words, writtenAt: isoNow(clock) };
      history.putNote(pairId, note);
      return note;
    },
    removeNote(pairId, noteId) {
      findPair(stores, pairId);
      const note = history.note(pairId, noteId);
      if (!note) throw new PairdeskError("not-found", "This note is not there any more.", "Read the history again.");
      history.removeNote(pairId, noteId);
      return note;
    },
    reports(pairId, appliance, { from, until }) {
      findPair(stores, pairId);
      const period = { fromMs: Date.parse(from), untilMs: Date.parse(until) + 1 };
      return history.reports(pairId, period).filter((report) => report.appliance === appliance);
    },
    putReports(pairId, appliance, lines) {
      refuseStranger(pairId, appliance);
      const timed = lines.map(({ at, text }) => ({ appliance, atMs: Date.parse(at), text }));
      const { added, pastedMs } = history.putReports(pairId, timed, clock.nowMs());
      const pastedAt = pastedMs === null ? null : new Date(pastedMs).toISOString();
      return { added, known: lines.length - added, pastedAt };
    },
    removeReports(pairId, pastedAt) {
      findPair(stores, pairId);
      return history.removeReports(pairId, Date.parse(pastedAt));
    },
  };
}

/** Times compare as texts when all are written alike. */
const toUtc = (time: string): string => new Date(time).toISOString();
