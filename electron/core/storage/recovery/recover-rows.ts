/**
 * Brings what can still be read of a damaged database into a sound, empty one of the same form. Guaranteed: the damaged
 * file is only read; a row comes over as it was written or not at all; it ends in time, with the memory of a few pages.
 * Not guaranteed: letters that changed within a text and broke nothing are not noticed; nothing in the file tells of them.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { applicationId } from "../examine-database.ts";
import { migrate, schemaVersion } from "../migrations/migrations.ts";
import { inTransaction } from "../transaction.ts";
import { type DatabasePages, openDatabasePages } from "./database-pages.ts";
import { nameLostTime } from "./name-lost-time.ts";
import { isSoundRow } from "./sound-row.ts";
import { readTableShapes, type TableShape } from "./table-shapes.ts";
import { type FoundRow, walkTables } from "./walk-tables.ts";

export interface Recovered {
  /** Rows by table, of tables that have any. */
  rows: Record<string, number>;
  /** Rows that were found and are not whole. */
  brokenRows: number;
  /** Pages of tables that cannot be read. */
  lostPages: number;
  /** False: time ran out, and there may be more. */
  isComplete: boolean;
}

/** Nobody waits longer for a window, and a disk that is failing answers slowly. */
const longestMs = 20_000;

/**
 * @param db new and of no form yet; it has the form of the damaged one afterwards
 * @param elapsedMs since the recovery began
 */
export function recoverRows(damagedPath: string, db: DatabaseSync, elapsedMs: () => number): Recovered {
  const recovered: Recovered = { rows: {}, brokenRows: 0, lostPages: 0, isComplete: true };
  const pages = openDatabasePages(damagedPath);
  if (!pages) {
    migrate(db);
    return recovered;
  }
  try {
    // What a row refers to may be found after it, or be lost.
    db.exec("PRAGMA foreign_keys = OFF");
    migrate(db, formOf(pages));
    const walk = walkTables(pages, readTableShapes(db));
    const bring = createBringing(db);
    inTransaction(db, () => {
      for (const row of walk.rows) {
        if (row) {
          const outcome = bring(row);
          if (outcome === "brought") recovered.rows[row.shape.table] = (recovered.rows[row.shape.table] ?? 0) + 1;
          if (outcome === "broken") recovered.brokenRows += 1;
          continue;
        }
        recovered.isComplete = elapsedMs() < longestMs;
        if (!recovered.isComplete) break;
      }
      recovered.lostPages = walk.lostPages();
      nameLostTime(db);
    });
    return recovered;
  } finally {
    pages.close();
  }
}

/** An older Pairdesk's rows are read as it wrote them and brought up to date together; without a header, as ours. */
function formOf(pages: DatabasePages): number {
  const header = pages.read(1);
  const form = header?.readUInt32BE(60) ?? 0;
  const isOurs = header?.readUInt32BE(68) === applicationId;
  return isOurs && form >= 1 && form <= schemaVersion ? form : schemaVersion;
}

function createBringing(db: DatabaseSync): (found: FoundRow) => "brought" | "broken" | "there-already" {
  const statements = new Map<string, StatementSync>();
  const statementFor = (shape: TableShape, columns: readonly string[]): StatementSync => {
    // Names come from the schema that this program has just made.
    const sql = `INSERT OR IGNORE INTO "${shape.table}" ("${columns.join('", "')}") VALUES (${columns.map(() => "?").join(", ")})`;
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return ({ shape, rowid, values }) => {
    if (!values) return "broken";
    const held = values.map((value, index) => [shape.columns[index]?.name ?? "", value] as const);
    const row = held.filter(([name]) => name !== shape.rowidColumn);
    if (!isSoundRow(shape.table, Object.fromEntries(row))) return "broken";
    // Its own id keeps the order in which rows were added.
    if (shape.kind === "table" && rowid !== null) row.unshift([shape.rowidColumn ?? "rowid", rowid]);
    try {
      const statement = statementFor(
        shape,
        row.map(([name]) => name),
      );
      return statement.run(...row.map(([, value]) => value)).changes > 0 ? "brought" : "there-already";
    } catch {
      // A rule of the table that its columns do not tell of.
      return "broken";
    }
  };
}
