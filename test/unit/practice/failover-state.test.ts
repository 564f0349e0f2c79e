import { expect, test } from "vitest";
import {
  enabledSharedIps,
  inRole,
  isInConflict,
  withEvent,
} from "../../../electron/core/practice/appliance/failover/failover-state.ts";
import { makeApplianceState } from "../../support/appliance-state.ts";

const shared = "203.0.113.10";
const peer = { name: "site2", hostName: "site2", applianceId: "b".repeat(32), port: 1, seenAt: null };

test("a ticked shared IP is enabled on whoever becomes primary and disabled on whoever becomes backup", () => {
  const ticked = makeApplianceState([], { sharedIps: [shared] });
  const primary = inRole(ticked, "primary");
  expect(enabledSharedIps(primary)).toEqual([shared]);
  expect(enabledSharedIps(inRole(primary, "backup"))).toEqual([]);
});

test("an IP that is not ticked, the unique address, and the end of a relationship leave everything as it is", () => {
  const state = makeApplianceState();
  expect(inRole(state, "primary").addresses).toEqual(state.addresses);
  const primary = inRole(makeApplianceState([], { sharedIps: [shared] }), "primary");
  expect(inRole(primary, "none").addresses).toEqual(primary.addresses);
});

test("two equal roles are a conflict, none on both is not", () => {
  const roles = (own: "primary" | "backup" | "none", other: "primary" | "backup" | "none") =>
    isInConflict(makeApplianceState([], { role: own, peer: { ...peer, role: other } }));
  expect([roles("primary", "primary"), roles("backup", "backup")]).toEqual([true, true]);
  expect([roles("primary", "backup"), roles("none", "none")]).toEqual([false, false]);
});

test("the history keeps the last fifty events", () => {
  let state = makeApplianceState();
  for (let index = 1; index <= 60; index += 1) state = withEvent(state, index * 1000, `event ${index}`);
  expect(state.failover.history).toHaveLength(50);
  expect(state.failover.history.at(-1)).toEqual({ at: "1970-01-01T00:01:00.000Z", text: "event 60" });
});
