import { expect, test } from "vitest";
import { createConduct, usualConduct } from "../../../electron/core/practice/appliance/conduct.ts";
import type { FailoverRole } from "../../../electron/core/practice/appliance/disk/failover-settings.ts";
import { createHealthCheck } from "../../../electron/core/practice/appliance/health-check.ts";
import { createMemoryDisk } from "../../fakes/memory-disk.ts";
import { makeApplianceState } from "../../support/appliance-state.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function prepare(role: FailoverRole) {
  const clock = createFakeClock();
  const lastDataSync = { at: "2026-03-02T09:15:04.789Z", status: "Done." };
  const disk = createMemoryDisk(makeApplianceState([], { role, lastDataSync }));
  const conduct = createConduct(usualConduct);
  const health = createHealthCheck({ hostName: "site1.practice.example", disk, conduct, clock, cacheMs: 60_000 });
  return { clock, conduct, disk, health };
}

test("the primary tells its last data sync to the second, ending in +00:00", () => {
  const answer = prepare("primary").health.answer();
  expect(answer.body).toMatchObject({
    last_data_sync: "2026-03-02T09:15:04+00:00",
    last_data_sync_status: "Done.",
  });
});

test.each(["backup", "none"] as const)(
  "an appliance with role %s tells no data sync even when it knows one",
  (role) => {
    const answer = prepare(role).health.answer();
    expect(answer.body).toMatchObject({ last_data_sync: null, last_data_sync_status: null });
  },
);

test("an answer may be a minute old and is then worked out anew", () => {
  const { clock, disk, health } = prepare("backup");
  health.answer();
  disk.update((state) => ({ ...state, failover: { ...state.failover, role: "primary" } }));
  clock.advance(59_999);
  expect(health.answer().body).toMatchObject({ failover_role: "backup" });
  clock.advance(1);
  expect(health.answer().body).toMatchObject({ failover_role: "primary" });
});

test("an appliance without its disk answers 500 with the whole health and a message", () => {
  const { disk, health } = prepare("primary");
  disk.break();
  const answer = health.answer();
  expect(answer.status).toBe(500);
  expect(answer.body).toMatchObject({ message: expect.any(String), failover_role: "primary", version: "25.3.2" });
});

test("what is wrong with an appliance is told in one message, all of it", async () => {
  const { conduct, health } = prepare("primary");
  await conduct.set({ ...usualConduct, problems: ["One thing.", "Another."] });
  expect(health.answer()).toMatchObject({ status: 500, body: { message: "One thing. Another." } });
  expect(health.problems()).toEqual(["One thing.", "Another."]);
});

test("a kept answer can be forgotten before its minute is over", () => {
  const { disk, health } = prepare("backup");
  health.answer();
  disk.update((state) => ({ ...state, failover: { ...state.failover, role: "primary" } }));
  health.forget();
  expect(health.answer().body).toMatchObject({ failover_role: "primary" });
});
