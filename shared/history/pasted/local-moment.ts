/**
 * From a time on a wall clock to moments. Where clocks are set back an hour comes twice, and where they are set forward one
 * never comes: both are said and not guessed at.
 */

/** As read; months from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** False: there is no such day or hour in any calendar. */
export function isWallTime(wall: WallTime): boolean {
  const { year, month, day, hour, minute, second } = wall;
  const date = new Date(asUtcMs(wall));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return isDay && year >= 1970 && year < 2200 && hour < 24 && minute < 60 && second < 60;
}

export type ToMoments = (wall: WallTime) => number[];

/** The moments at which clocks of this zone showed the time: none, one, or two with the earlier first. */
export function createWallClock(zone: string): ToMoments {
  const offsetAt = createOffsets(zone);
  return (wall) => {
    const asUtc = asUtcMs(wall);
    const candidates = [asUtc - offsetAt(asUtc - dayMs), asUtc - offsetAt(asUtc + dayMs)];
    return [...new Set(candidates)].filter((ms) => ms + offsetAt(ms) === asUtc).sort((a, b) => a - b);
  };
}

const asUtcMs = ({ year, month, day, hour, minute, second, ms }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second, ms);

/** What clocks are ahead of UTC; zones change it at full quarters of an hour alone, so that one answer serves for all of it. */
function createOffsets(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  });
  const known = new Map<number, number>();
  const quarterMs = hourMs / 4;
  return (ms) => {
    const quarter = Math.floor(ms / quarterMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const beginMs = quarter * quarterMs;
    const parts = Object.fromEntries(format.formatToParts(beginMs).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const offset = asUtcMs({ year, month, day, hour, minute, second, ms: 0 }) - beginMs;
    known.set(quarter, offset);
    return offset;
  };
}
