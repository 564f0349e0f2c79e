/** Sorting and filtering of the table beside the timeline. */
import type { TableRow } from "./table-rows.ts";

export type SortColumn = "from" | "seconds" | "about" | "kind" | "value" | "known";
export interface SortOrder {
  column: SortColumn;
  isUp: boolean;
}

/** The one that is pressed again turns round; times begin with the newest, words with the first letter. */
export function nextOrder(order: SortOrder, column: SortColumn): SortOrder {
  if (order.column === column) return { column, isUp: !order.isUp };
  return { column, isUp: column !== "from" && column !== "seconds" };
}

/** Rows that are equal in this column stay with the newest first. */
export function orderRows(rows: readonly TableRow[], { column, isUp }: SortOrder): TableRow[] {
  const sign = isUp ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(a[column], b[column]) || compare(b.from, a.from));
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
  return Number(a ?? -1) - Number(b ?? -1);
}

export interface RowFilter {
  /** "": all. */
  about: string;
  kind: string;
  text: string;
}

export function filterRows(rows: readonly TableRow[], { about, kind, text }: RowFilter): TableRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if ((about !== "" && row.about !== about) || (kind !== "" && row.kind !== kind)) return false;
    if (words.length === 0) return true;
    const line = `${row.about} ${row.kind} ${row.value} ${row.known}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}
