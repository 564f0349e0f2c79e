import fc from "fast-check";
import { expect, test } from "vitest";
import { createWallClock } from "../../../../shared/history/pasted/local-moment.ts";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];

function wallOf(ms: number, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  });
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second, ms: ms % 1000 };
}

test("every moment is among those at which its clock showed its time, and all of them did show it", () => {
  const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2037, 11, 31) });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (ms, zone) => {
      const wall = wallOf(ms, zone);
      const moments = createWallClock(zone)(wall);
      expect(moments).toContain(ms);
      for (const one of moments) expect(wallOf(one, zone)).toEqual(wall);
    }),
    { numRuns: 300 },
  );
});
