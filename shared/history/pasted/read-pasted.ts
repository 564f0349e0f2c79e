/**
 * An appliance's own status history, as a person copied it from its page. Times are read; every other word is kept as it
 * stands, because the wording is the appliance's and nobody here knows all of it. What cannot be read is listed, never
 * dropped, and what has two meanings is asked.
 */
import { longestPaste, longestReportText, mostReportsAtOnce } from "../report-limits.ts";
import { type DayOrder, type FoundTime, findTime } from "./find-time.ts";
import { holdsTable, htmlRows } from "./html-rows.ts";
import { createWallClock, isWallTime, type ToMoments } from "./local-moment.ts";
import { type PastedRow, textRows } from "./text-rows.ts";

export interface PastedLine {
  /** From 1. */
  line: number;
  at: string;
  text: string;
  /** Its hour came twice, because clocks were set back: the first one is taken. */
  isTwice: boolean;
}

export type NotUnderstoodWhy = "no-time" | "no-such-time" | "other-zone" | "skipped-hour" | "only-a-time" | "too-long";

export interface PastedHistory {
  kind: "read";
  lines: PastedLine[];
  notUnderstood: { line: number; text: string; why: NotUnderstoodWhy }[];
  /** Lines that name the columns. */
  headings: number;
  /**
   * How days and months were told apart where they could be confused: by the other lines of the paste, by what the person
   * chose, or not at all; then `lines` is empty until somebody says. null: nothing can be confused.
   */
  order: { known: DayOrder | null; by: "lines" | "person" | null } | null;
}

export type PastedText = PastedHistory | { kind: "too-long" } | { kind: "too-many-lines"; lines: number };

/** @param chosen what the person says of dates like 3/4/2026; null: nothing yet. Throws where the zone is unknown. */
export function readPasted(text: string, { zone, chosen }: { zone: string; chosen: DayOrder | null }): PastedText {
  if (text.length > longestPaste) return { kind: "too-long" };
  const rows = rowsOf(text);
  if (rows.length > mostReportsAtOnce) return { kind: "too-many-lines", lines: rows.length };
  const order = orderOf(rows, chosen);
  const read: PastedHistory = { kind: "read", lines: [], notUnderstood: [], headings: 0, order };
  const toMoments = createWallClock(zone);
  for (const row of rows) {
    const outcome = readRow(row, order?.known ?? "month-first", toMoments);
    if (outcome.kind === "line") read.lines.push(outcome.line);
    else read.notUnderstood.push({ line: row.line, text: row.cells.join(" | "), why: outcome.why });
  }
  return withoutHeadings(order && order.known === null ? { ...read, lines: [] } : read, rows);
}

const rowsOf = (text: string): PastedRow[] =>
  holdsTable(text) ? htmlRows(text).map((row, index) => ({ ...row, line: index + 1 })) : textRows(text);

const lineOf = ({ cells }: PastedRow): string => cells.join("\t");

function orderOf(rows: readonly PastedRow[], chosen: DayOrder | null): PastedHistory["order"] {
  const orders = new Set(
    rows
      .filter((row) => lineOf(row).length <= longestReportText)
      .map((row) => findTime(lineOf(row), "month-first")?.order),
  );
  if (!orders.has("either")) return null;
  if (chosen) return { known: chosen, by: "person" };
  const isDayFirst = orders.has("day-first");
  if (isDayFirst === orders.has("month-first")) return { known: null, by: null };
  return { known: isDayFirst ? "day-first" : "month-first", by: "lines" };
}

type Outcome = { kind: "line"; line: PastedLine } | { kind: "not-understood"; why: NotUnderstoodWhy };
const not = (why: NotUnderstoodWhy): Outcome => ({ kind: "not-understood", why });

function readRow(row: PastedRow, order: DayOrder, toMoments: ToMoments): Outcome {
  const line = lineOf(row);
  if (line.length > longestReportText) return not("too-long");
  const found = findTime(line, order);
  if (!found) return not("no-time");
  const moments = momentsOf(found, toMoments);
  if (typeof moments === "string") return not(moments);
  const [atMs] = moments;
  if (atMs === undefined) return not("skipped-hour");
  const text = textBeside(line, found);
  if (text === "") return not("only-a-time");
  return {
    kind: "line",
    line: { line: row.line, at: new Date(atMs).toISOString(), text, isTwice: moments.length > 1 },
  };
}

const latestMs = Date.UTC(2200, 0, 1);

function momentsOf({ time }: FoundTime, toMoments: ToMoments): number[] | "no-such-time" | "other-zone" {
  if (time.kind === "other-zone") return time.kind;
  if (time.kind === "moment") return time.atMs < latestMs ? [time.atMs] : "no-such-time";
  const { wall, offsetMinutes } = time;
  if (!isWallTime(wall)) return "no-such-time";
  if (offsetMinutes === null) return toMoments(wall);
  return [
    Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.ms) -
      offsetMinutes * 60_000,
  ];
}

const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?$/i;

/** The other columns, in their order. The name of the day belongs to the time. */
function textBeside(line: string, { from, until }: FoundTime): string {
  const before = line.slice(0, from).replace(/[\s[("]*$/, "");
  const after = line.slice(until).replace(/^[\])",;]*/, "");
  return `${before}\t${after}`
    .split("\t")
    .map((cell) => cell.trim().replace(/^[-–:]\s+/, ""))
    .filter((cell) => cell !== "" && !weekday.test(cell))
    .join(" | ");
}

/** Rows of heading cells, and a first line without a digit, name the columns of what follows. */
function withoutHeadings(read: PastedHistory, rows: readonly PastedRow[]): PastedHistory {
  const named = new Set(rows.filter(({ isHeading }) => isHeading).map(({ line }) => line));
  const [first] = rows;
  if (first && rows.length > 1 && first.cells.length > 1 && !/\d/.test(lineOf(first))) named.add(first.line);
  const notUnderstood = read.notUnderstood.filter(({ line, why }) => why !== "no-time" || !named.has(line));
  return { ...read, notUnderstood, headings: read.notUnderstood.length - notUnderstood.length };
}
