/**
 * A date with a time of day somewhere in a line, in the forms that web pages and exports use. What a date alone, a time
 * alone or a date without a year means is not guessed.
 */
import type { WallTime } from "./local-moment.ts";
import { namesOtherZone } from "./other-zone.ts";

/** Which of the first two numbers of `3/4/2026` is the day. */
export type DayOrder = "day-first" | "month-first";

export interface FoundTime {
  /** Where it stands in the line. */
  from: number;
  until: number;
  /**
   * A wall clock's time; or, where the line itself says how far it is from UTC, that in minutes as well. `other-zone`: it
   * says that the clock is of a zone, and not in a way that can be read.
   */
  time:
    | { kind: "wall"; wall: WallTime; offsetMinutes: number | null }
    | { kind: "moment"; atMs: number }
    | { kind: "other-zone" };
  /** Of two numbers either of which may be the day: as read month first. What only one order makes a date is clear. */
  order: "clear" | "either" | DayOrder;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = `(?<name>${months.join("|")})[a-z]{0,6}\\.?`;
const gap = "[\\s,]{1,4}";
const clock =
  "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?" +
  "(?:\\s?(?<half>[ap])\\.?m\\.?(?![a-z]))?";
// Of hours alone it is one only right behind the clock, or behind the name: elsewhere `-5` is a count.
const zone =
  "(?:\\s?[([]?(?<utc>Z|UTC|GMT)(?![a-z]))?" +
  "(?:(?<offset>\\s?[+-]\\d{2}:?\\d{2}|(?<=\\d)[+-]\\d{2}|(?<=UTC|GMT)[+-]\\d{1,2}(?::?\\d{2})?)(?!:?\\d))?";
const dates = [
  "(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})",
  "(?<first>\\d{1,2})(?<mark>[-/.])(?<other>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d{2})",
  `(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s.-]{1,2}${monthName}[\\s,-]{1,2}(?<year>\\d{4})`,
  `${monthName}\\s{1,2}(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(?<year>\\d{4})`,
];
const shapes = [
  ...dates.map((date) => `(?<!\\d)${date}(?:T|${gap}(?:at\\s)?|\\s-\\s)${clock}${zone}(?!\\d)`),
  ...dates.map((date) => `(?<!\\d)${clock}${zone}${gap}(?:on\\s)?${date}(?!\\d)`),
  // As `date` and C write it: the year comes last.
  `${monthName}\\s{1,2}(?<day>\\d{1,2})\\s{1,2}${clock}${zone}\\s{1,2}(?<year>\\d{4})(?!\\d)`,
].map((shape) => new RegExp(shape, "i"));
const epoch = /^(?:(\d{10})(?:\.(\d{1,3})\d{0,6})?|(\d{13}))(?=$|\s)/;

/** null: there is none that can be read. Of several the first one. `assumed`: where either number may be the day. */
export function findTime(line: string, assumed: DayOrder): FoundTime | null {
  const found = shapes
    .map((shape) => shape.exec(line))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0];
  return found ? read(found, assumed) : readEpoch(line);
}

function read(match: RegExpExecArray, assumed: DayOrder): FoundTime | null {
  const groups = match.groups ?? {};
  const date = dateOf(groups, assumed);
  const hour = hourOf(groups);
  if (!date || hour === null) return null;
  const { order, ...day } = date;
  const fraction = `${groups["fraction"] ?? ""}000`.slice(0, 3);
  const wall: WallTime = {
    ...day,
    hour,
    minute: Number(groups["minute"]),
    second: Number(groups["second"] ?? 0),
    ms: Number(fraction),
  };
  const from = match.index;
  const until = from + match[0].length;
  const offset = offsetOf(groups);
  const saysUtc = groups["utc"] !== undefined && groups["offset"] === undefined;
  const isOther = offset === "none-such" || namesOtherZone(match.input.slice(until), { saysUtc });
  return { from, until, time: isOther ? { kind: "other-zone" } : { kind: "wall", wall, offsetMinutes: offset }, order };
}

type Groups = Record<string, string | undefined>;
type Day = Pick<WallTime, "year" | "month" | "day"> & Pick<FoundTime, "order">;

function dateOf({ year: written, month, day, name, first, other, mark }: Groups, assumed: DayOrder): Day | null {
  const year = written?.length === 2 ? 2000 + Number(written) : Number(written);
  if (first === undefined || other === undefined) {
    const at = name === undefined ? Number(month) : months.indexOf(name.toLowerCase()) + 1;
    return { year, month: at, day: Number(day), order: "clear" };
  }
  const [a, b] = [Number(first), Number(other)];
  const dayFirst = { year, month: b, day: a };
  const monthFirst = { year, month: a, day: b };
  if (mark === "." || a === b) return { ...dayFirst, order: "clear" };
  if (a > 12) return { ...dayFirst, order: "day-first" };
  if (b > 12) return { ...monthFirst, order: "month-first" };
  return { ...(assumed === "day-first" ? dayFirst : monthFirst), order: "either" };
}

/** null: a clock of twelve hours shows no such hour. */
function hourOf({ hour, half }: Groups): number | null {
  const shown = Number(hour);
  if (half === undefined) return shown;
  if (shown < 1 || shown > 12) return null;
  return (shown % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

const farthestMinutes = 14 * 60;

function offsetOf({ utc, offset }: Groups): number | null | "none-such" {
  if (offset === undefined) return utc === undefined ? null : 0;
  const [, sign, hours, minutes] = /([+-])(\d{1,2}?):?(\d{2})?$/.exec(offset) ?? [];
  const distance = Number(hours) * 60 + Number(minutes ?? 0);
  if (distance > farthestMinutes || Number(minutes ?? 0) > 59) return "none-such";
  return sign === "-" ? -distance : distance;
}

/** Seconds or milliseconds since 1970, alone at the beginning of a line. */
function readEpoch(line: string): FoundTime | null {
  const match = epoch.exec(line);
  if (!match) return null;
  const [whole, seconds, fraction, ms] = match;
  const atMs = ms === undefined ? Number(seconds) * 1000 + Number(`${fraction ?? ""}000`.slice(0, 3)) : Number(ms);
  return { from: 0, until: whole.length, time: { kind: "moment", atMs }, order: "clear" };
}
