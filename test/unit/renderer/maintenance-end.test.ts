import { describe, expect, it } from "vitest";
import { asFieldValue, chosenEnd } from "../../../renderer/features/pair/maintenance/maintenance-end.ts";

const nowMs = new Date(2026, 2, 1, 23, 30).getTime();
const hourMs = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

describe("the end of maintenance", () => {
  it("lies so many hours ahead", () => {
    expect(chosenEnd("one-hour", "", nowMs)).toEqual({ until: iso(nowMs + hourMs) });
    expect(chosenEnd("four-hours", "", nowMs)).toEqual({ until: iso(nowMs + 4 * hourMs) });
  });

  it("is eight in the morning of the next day on this computer's clock, also just before midnight", () => {
    expect(chosenEnd("tomorrow", "", nowMs)).toEqual({ until: new Date(2026, 2, 2, 8).toISOString() });
    expect(chosenEnd("tomorrow", "", new Date(2026, 2, 31, 9).getTime())).toEqual({
      until: new Date(2026, 3, 1, 8).toISOString(),
    });
  });

  it("is what the field says, in local time, and comes back as the field had it", () => {
    expect(chosenEnd("own", "2026-03-02T10:15", nowMs)).toEqual({ until: new Date(2026, 2, 2, 10, 15).toISOString() });
    expect(asFieldValue(new Date(2026, 0, 5, 7, 5).getTime())).toBe("2026-01-05T07:05");
  });

  it.each([
    ["", /Enter a date and a time/],
    ["2026-03-01T23:30", /past/],
    ["2026-02-27T12:00", /past/],
    ["2026-04-02T23:31", /30 days at most/],
  ])("is refused in words when the field says '%s'", (own, words) => {
    expect(chosenEnd("own", own, nowMs)).toEqual({ problem: expect.stringMatching(words) });
  });
});
