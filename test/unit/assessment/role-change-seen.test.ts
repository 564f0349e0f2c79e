import { expect, test } from "vitest";
import { roleChangeSeenAt } from "../../../shared/assessment/role-change-seen.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { judge, rememberAll } from "../../support/judge.ts";
import { ago, answered, definePair, health, healthyLooks, looks, nowMs, site } from "../../support/observations.ts";

const at = (look: Observation, seconds: number): Observation => ({ ...look, at: ago(seconds) });
const as = (name: "site1" | "site2", role: "primary" | "backup", seconds: number) =>
  at(health(name, answered(name, { role })), seconds);
const seenAt = (seen: Observation[]) => roleChangeSeenAt(definePair(), rememberAll(seen), nowMs);

const swapped = [as("site1", "backup", 20), as("site2", "primary", 30), at(site(answered("site2")), 20)];
const before = [as("site1", "primary", 100), as("site2", "backup", 90)];
const raised = (seen: Observation[], rolesAcknowledgedUntil: string | null) =>
  judge(looks(...seen), { context: { rolesAcknowledgedUntil } }).findings.some(({ code }) => code === "TAKEOVER_SEEN");

test("nothing is to be acknowledged where no primary was ever seen as backup", () => {
  expect(seenAt([])).toBeNull();
  expect(seenAt(healthyLooks())).toBeNull();
});

test("an acknowledgement covers the change that was seen", () => {
  const seen = [...before, ...swapped];
  expect(raised(seen, null)).toBe(true);
  expect(seenAt(seen)).toBe(ago(90));
  expect(raised(seen, seenAt(seen))).toBe(false);
});

test("a change that happened between the last look and the click is raised with the next look", () => {
  const seen = [...before, ...swapped];
  const known = seenAt(seen);
  expect(raised([...seen, as("site1", "primary", 5), as("site2", "backup", 5)], known)).toBe(true);
});

test("it covers a primary that has not answered since", () => {
  const stale = [as("site2", "backup", 2000), as("site2", "primary", 1900)];
  expect(seenAt(stale)).toBe(ago(2000));
});
