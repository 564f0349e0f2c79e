/** What rows of each table look like, asked of a sound database of the same form: no list to keep by hand. */
import type { DatabaseSync } from "node:sqlite";
import type { StoredValue } from "./read-record.ts";

export interface Column {
  name: string;
  type: string;
  isNeeded: boolean;
}

export interface TableShape {
  table: string;
  /** `index`: a table without row ids is kept as one. */
  kind: "table" | "index";
  /** In the order in which rows hold them. */
  columns: Column[];
  /** The column that is the row id itself, which rows hold as null. */
  rowidColumn: string | null;
  /** False: an index, whose entries are not rows of their own. */
  hasRows: boolean;
}

export function readTableShapes(db: DatabaseSync): TableShape[] {
  const listed = db.prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").all();
  const tables = listed.filter(({ name }) => !String(name).startsWith("sqlite_"));
  return tables.flatMap(({ name, wr }) => {
    const table = String(name);
    const shape = shapeOf(db, table, wr === 1);
    return [shape, ...indexShapes(db, shape)];
  });
}

function shapeOf(db: DatabaseSync, table: string, isWithoutRowid: boolean): TableShape {
  const told = db.prepare('SELECT name, type, "notnull" AS needed, pk FROM pragma_table_info(?)').all(table);
  const columns = told.map(({ name, type, needed, pk }) => ({
    name: String(name),
    type: String(type),
    isNeeded: needed === 1 || (isWithoutRowid && Number(pk) > 0),
    key: Number(pk),
  }));
  const keys = columns.filter(({ key }) => key > 0).sort((a, b) => a.key - b.key);
  const rest = columns.filter(({ key }) => key === 0);
  const isRowid = !isWithoutRowid && keys.length === 1 && keys[0]?.type === "INTEGER";
  return {
    table,
    kind: isWithoutRowid ? "index" : "table",
    columns: isWithoutRowid ? [...keys, ...rest] : columns,
    rowidColumn: isRowid ? (keys[0]?.name ?? null) : null,
    hasRows: true,
  };
}

/** An index holds its columns and then what finds the row: its id, or the columns of its key. */
function indexShapes(db: DatabaseSync, { table, kind, columns }: TableShape): TableShape[] {
  const indexes = db.prepare("SELECT name, origin FROM pragma_index_list(?)").all(table);
  // The key of a table without row ids is the table.
  const own = indexes.filter(({ origin }) => kind === "table" || origin !== "pk");
  return own.map(({ name }) => ({
    table,
    kind: "index",
    columns: db
      .prepare("SELECT name FROM pragma_index_xinfo(?)")
      .all(String(name))
      .map((told) => columns.find((column) => column.name === told["name"]) ?? rowidEntry),
    rowidColumn: null,
    hasRows: false,
  }));
}

const rowidEntry: Column = { name: "rowid", type: "INTEGER", isNeeded: true };
const latestMs = 8.64e15;

/** Whether a row may be one of this shape. One from before a column was added is shorter. */
export function fits({ columns, rowidColumn }: TableShape, values: readonly StoredValue[]): boolean {
  if (values.length > columns.length) return false;
  return columns.every((column, index) => {
    const value = values[index];
    if (column.name === rowidColumn) return value === null;
    if (value === undefined || value === null) return !column.isNeeded;
    return isOfType(value, column);
  });
}

function isOfType(value: string | number | Uint8Array, { name, type }: Column): boolean {
  if (type === "TEXT") return typeof value === "string" && !value.includes("\0");
  if (type === "BLOB") return value instanceof Uint8Array;
  if (typeof value !== "number") return false;
  if (type !== "INTEGER") return true;
  return Number.isInteger(value) && (!name.endsWith("_ms") || Math.abs(value) <= latestMs);
}
