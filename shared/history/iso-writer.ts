/**
 * Writes times as `Date.prototype.toISOString` does, for years of them: writing the times costs more than all the rest of
 * drawing up a timeline, and its lanes share their days. Meant for one timeline: every day it meets is remembered.
 */

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** The last moment that a Date can hold. */
const farthestMs = 8.64e15;

const twoDigits = (number: number): string => String(number).padStart(2, "0");
/** `00:00:` to `23:59:`, and `00.` to `59.`. */
const minutes = Array.from({ length: 1440 }, (_, of) => `${twoDigits(Math.floor(of / 60))}:${twoDigits(of % 60)}:`);
const seconds = Array.from({ length: 60 }, (_, of) => `${twoDigits(of)}.`);
const thousandths = Array.from({ length: 1000 }, (_, of) => `${String(of).padStart(3, "0")}Z`);

/** From milliseconds since 1970; the writer throws a RangeError for what is no time, as a Date does. */
export function createIsoWriter(): (ms: number) => string {
  const dates = new Map<number, string>();
  return (ms) => {
    if (!(Math.abs(ms) <= farthestMs)) throw new RangeError(`${ms} is no time`);
    const whole = Math.trunc(ms);
    const day = Math.floor(whole / dayMs);
    let date = dates.get(day);
    if (date === undefined) {
      // Of the time and not of its midnight: the first day of all times has none.
      date = new Date(whole).toISOString().slice(0, -13);
      dates.set(day, date);
    }
    const ofDay = whole - day * dayMs;
    const ofMinute = ofDay % minuteMs;
    const minute = (ofDay - ofMinute) / minuteMs;
    const thousandth = ofMinute % 1000;
    return `${date}${minutes[minute]}${seconds[(ofMinute - thousandth) / 1000]}${thousandths[thousandth]}`;
  };
}
