/**
 * The person's half of a pair's history: what they wrote, what they did with Pairdesk, and what they pasted from an
 * appliance's own status history. It stands beside what was seen and never changes it. What is written is all of one call
 * or nothing.
 */
import type { DatabaseSync } from "node:sqlite";
import type { TimelineNote, TimelineReport } from "../../../shared/domain/pair-timeline.ts";
import type { Deed } from "../../../shared/history/deed.ts";
import type { Period } from "../../../shared/history/timeline.ts";
import { readDeed, readNote, readReport } from "./person-history-rows.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

/** One line of an appliance's own history, before it is kept. */
export interface ReportedLine {
  appliance: string;
  atMs: number;
  text: string;
}

export interface PersonHistory {
  /** Those that touch the period, the oldest first, as are deeds and reports. */
  notes(pairId: string, period: Period): TimelineNote[];
  note(pairId: string, id: string): TimelineNote | null;
  /** Adds it, or replaces the one with its id. */
  putNote(pairId: string, note: TimelineNote): void;
  removeNote(pairId: string, id: string): void;
  deeds(pairId: string, period: Period): Deed[];
  addDeed(pairId: string, deed: Deed): void;
  reports(pairId: string, period: Period): TimelineReport[];
  /**
   * Adds what is not known yet: same appliance, same moment, same text is one. `pastedMs`: later than any paste before,
   * and what the lines of this one are removed by; null when there was nothing new.
   */
  putReports(pairId: string, lines: readonly ReportedLine[], nowMs: number): { added: number; pastedMs: number | null };
  /** Removes one paste; answers with what was in it. */
  removeReports(pairId: string, pastedMs: number): TimelineReport[];
}

export function createPersonHistory(db: DatabaseSync): PersonHistory {
  return { ...createNotes(db), ...createDeeds(db), ...createReports(db) };
}

const pathOf = (db: DatabaseSync): string => db.location() ?? ":memory:";

/** All of it or nothing. */
const whole = <T>(db: DatabaseSync, work: () => T): T => withStorageErrors(pathOf(db), () => inTransaction(db, work));

function createPrepare(db: DatabaseSync) {
  const path = pathOf(db);
  return (sql: string) => {
    const statement = withStorageErrors(path, () => db.prepare(sql));
    type Parameters = (string | number | null)[];
    return {
      all: (...parameters: Parameters): unknown[] => withStorageErrors(path, () => statement.all(...parameters)),
      run: (...parameters: Parameters): number =>
        withStorageErrors(path, () => Number(statement.run(...parameters).changes)),
    };
  };
}

type Notes = Pick<PersonHistory, "notes" | "note" | "putNote" | "removeNote">;

function createNotes(db: DatabaseSync): Notes {
  const prepare = createPrepare(db);
  const inPeriod = prepare(
    "SELECT * FROM history_note WHERE pair_id = ? AND from_ms < ? AND until_ms >= ? ORDER BY from_ms, id",
  );
  const one = prepare("SELECT * FROM history_note WHERE pair_id = ? AND id = ?");
  const put = prepare(
    "INSERT INTO history_note (pair_id, id, from_ms, until_ms, text, ticket, written_ms) VALUES (?, ?, ?, ?, ?, ?, ?) " +
      "ON CONFLICT DO UPDATE SET from_ms = excluded.from_ms, until_ms = excluded.until_ms, text = excluded.text, " +
      "ticket = excluded.ticket, written_ms = excluded.written_ms",
  );
  const remove = prepare("DELETE FROM history_note WHERE pair_id = ? AND id = ?");
  return {
    notes: (pairId, { fromMs, untilMs }) => inPeriod.all(pairId, untilMs, fromMs).map(readNote),
    note: (pairId, id) => one.all(pairId, id).map(readNote)[0] ?? null,
    putNote(pairId, { id, from, until, text, ticket, writtenAt }) {
      put.run(pairId, id, Date.parse(from), Date.parse(until), text, ticket, Date.parse(writtenAt));
    },
    removeNote: (pairId, id) => void remove.run(pairId, id),
  };
}

function createDeeds(db: DatabaseSync): Pick<PersonHistory, "deeds" | "addDeed"> {
  const prepare = createPrepare(db);
  const inPeriod = prepare(
    "SELECT * FROM history_deed WHERE pair_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, id",
  );
  const add = prepare("INSERT INTO history_deed (pair_id, at_ms, deed, detail) VALUES (?, ?, ?, ?)");
  return {
    deeds: (pairId, { fromMs, untilMs }) => inPeriod.all(pairId, fromMs, untilMs).map(readDeed),
    addDeed: (pairId, { atMs, deed, detail }) => void add.run(pairId, atMs, deed, detail),
  };
}

function createReports(db: DatabaseSync): Pick<PersonHistory, "reports" | "putReports" | "removeReports"> {
  const prepare = createPrepare(db);
  const inPeriod = prepare(
    "SELECT * FROM history_report WHERE pair_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, id",
  );
  const newest = prepare("SELECT max(pasted_ms) AS ms FROM history_report WHERE pair_id = ?");
  const add = prepare(
    "INSERT INTO history_report (pair_id, at_ms, appliance, text, pasted_ms) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const ofPaste = prepare("SELECT * FROM history_report WHERE pair_id = ? AND pasted_ms = ? ORDER BY at_ms, id");
  const remove = prepare("DELETE FROM history_report WHERE pair_id = ? AND pasted_ms = ?");
  const lastPasteMs = (pairId: string): number => {
    const [row] = newest.all(pairId) as { ms: number | null }[];
    return row?.ms ?? 0;
  };
  return {
    reports: (pairId, { fromMs, untilMs }) => inPeriod.all(pairId, fromMs, untilMs).map(readReport),
    putReports: (pairId, lines, nowMs) =>
      whole(db, () => {
        const pastedMs = Math.max(nowMs, lastPasteMs(pairId) + 1);
        let added = 0;
        for (const { appliance, atMs, text } of lines) added += add.run(pairId, atMs, appliance, text, pastedMs);
        return { added, pastedMs: added > 0 ? pastedMs : null };
      }),
    removeReports: (pairId, pastedMs) =>
      whole(db, () => {
        const removed = ofPaste.all(pairId, pastedMs).map(readReport);
        remove.run(pairId, pastedMs);
        return removed;
      }),
  };
}
