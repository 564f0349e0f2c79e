import { expect, test } from "vitest";
import { lastSeenPrimary } from "../../../electron/core/runs/last-seen-primary.ts";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { rememberAll } from "../../support/judge.ts";
import { ago, answered, definePair, health, type Name, unreachable } from "../../support/observations.ts";

const said = (name: Name, role: "primary" | "backup", secondsAgo: number) =>
  health(name, answered(name, { role }), { secondsAgo });
const silent = (name: Name, secondsAgo: number) => health(name, unreachable, { secondsAgo });
const last = (...seen: Observation[]) => lastSeenPrimary(definePair(), rememberAll(seen))?.appliance ?? null;

test("nobody is told where nobody was ever seen as primary", () => {
  expect(lastSeenPrimary(definePair(), emptyMemory)).toBeNull();
  expect(last(said("site1", "backup", 60), said("site2", "backup", 60))).toBeNull();
});

test("the only one that was ever seen so is told, with when that was", () => {
  const memory = rememberAll([said("site1", "primary", 60), said("site2", "backup", 60)]);
  expect(lastSeenPrimary(definePair(), memory)).toEqual({ appliance: "site1", at: ago(60) });
});

test("whichever of two primaries answered milliseconds later is not told", () => {
  for (const later of ["site1", "site2"] as const) {
    const earlier = later === "site1" ? "site2" : "site1";
    expect(last(said(earlier, "primary", 5.002), said(later, "primary", 5))).toBeNull();
  }
});

test("after a switch it is the one that became primary, and after two again the first", () => {
  const before = [said("site1", "primary", 9000), said("site2", "backup", 9000)];
  const switched = [...before, said("site1", "backup", 6000), said("site2", "primary", 6000)];
  expect(last(...switched)).toBe("site2");
  expect(last(...switched, said("site2", "backup", 60), said("site1", "primary", 60))).toBe("site1");
});

test("after a takeover it is the stand-in, as long as the lost one was not seen again", () => {
  const before = [said("site1", "primary", 9000), said("site2", "backup", 8990)];
  const taken = [...before, silent("site1", 600), said("site2", "primary", 600)];
  expect(last(...taken)).toBe("site2");
  expect(last(...taken, said("site1", "primary", 60), said("site2", "primary", 60))).toBeNull();
});

test("one of two primaries that falls silent leaves nobody to be told", () => {
  const both = [said("site2", "backup", 9000), said("site1", "primary", 600), said("site2", "primary", 600)];
  expect(last(...both, silent("site1", 60), said("site2", "primary", 60))).toBeNull();
});

test("both being backup leaves the one that was primary before", () => {
  const before = [said("site1", "primary", 600), said("site2", "backup", 600)];
  expect(last(...before, said("site1", "backup", 60), said("site2", "backup", 60))).toBe("site1");
});
