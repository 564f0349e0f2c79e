import { expect, test } from "vitest";
import { createSettingsWatch } from "../../../electron/core/create-settings-watch.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { SettingsChange } from "../../../shared/domain/settings-change.ts";
import { rememberAll } from "../../support/judge.ts";
import { answered, definePair, health, healthyLooks, site, unreachable } from "../../support/observations.ts";

function watch(before: Observation[], ...seen: Observation[]): string[] {
  const noticed: SettingsChange[] = [];
  const look = createSettingsWatch({ ...definePair(), id: "a", practice: false }, rememberAll(before), (change) => {
    noticed.push(change);
  });
  for (const one of seen) look(one);
  return noticed.map(({ cause, appliance }) => `${cause} ${appliance}`);
}
const seen = (changes: Parameters<typeof answered>[1]) =>
  health("site2", answered("site2", changes), { secondsAgo: 1 });

test("notices another version or build once, against what was remembered from an earlier run", () => {
  expect(watch(healthyLooks(), seen({ build: "2" }), seen({ build: "2" }))).toEqual(["upgrade site2"]);
});

test("notices another appliance at the address, a break, and an establish", () => {
  expect(watch(healthyLooks(), seen({ applianceId: "7".repeat(32) }))).toEqual(["replacement site2"]);
  expect(watch(healthyLooks(), seen({ role: "none" }), seen({ role: "none" }), seen({}))).toEqual([
    "relationship site2",
    "relationship site2",
  ]);
});

test("a role change is none of it, nor is silence or what is not told", () => {
  const { site1, site2 } = { site1: seen({ role: "primary" }), site2: health("site2", unreachable) };
  expect(watch(healthyLooks(), site1, site2, seen({ version: null, build: null, role: null }), seen({}))).toEqual([]);
  expect(watch([], seen({}), site())).toEqual([]);
});

test("what an answer left out is compared when it is told again", () => {
  expect(watch(healthyLooks(), seen({ version: null }), seen({ build: "2" }))).toEqual(["upgrade site2"]);
});
