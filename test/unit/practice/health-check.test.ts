import { expect, test } from "vitest";
import {
  type FailoverRole,
  newApplianceState,
} from "../../../electron/core/practice/appliance/disk/appliance-state.ts";
import { createHealthCheck } from "../../../electron/core/practice/appliance/health-check.ts";
import { createMemoryDisk } from "../../fakes/memory-disk.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function prepare(role: FailoverRole) {
  const clock = createFakeClock();
  const state = newApplianceState("a".repeat(32), []);
  const lastDataSync = { at: "2026-03-02T09:15:04.789Z", status: "Done." };
  const disk = createMemoryDisk({ ...state, failover: { ...state.failover, role, lastDataSync } });
  const health = createHealthCheck({ hostName: "site1.practice.example", disk, clock, cacheMs: 60_000 });
  return { clock, disk, health };
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
