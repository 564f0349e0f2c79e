/**
 * A table as CSV (RFC 4180). What an appliance or a person said may hold what begins like a formula; a spreadsheet would carry
 * it out, and some of them separate cells by semicolons or tabs, so an apostrophe stands before it wherever a cell could begin.
 * What a terminal would obey is replaced: a command may print the file as it is.
 */
import { printable } from "./printable.ts";

type Value = string | number | null;

/** A column that it leaves out is empty; it never leaves out one of `Given`. */
export type CsvRow<Column extends string, Given extends Column = never> = Record<Given, Value> &
  Partial<Record<Column, Value>>;

export function csvTable<Column extends string>(columns: readonly Column[], rows: readonly CsvRow<Column>[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Quotes may stand between: they would only enclose the cell. The wide signs count in some editions. */
const beginOfFormula = /(^|[;,\t\n])(?=[ "]*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=\t)/g;

function cell(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = printable(value.replaceAll("\r\n", "\n")).replace(beginOfFormula, "$1'");
  return /[",\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
