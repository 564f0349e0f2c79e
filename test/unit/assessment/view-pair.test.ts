import { describe, expect, test } from "vitest";
import { viewPair } from "../../../shared/assessment/view-pair.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { judge, rememberAll } from "../../support/judge.ts";
import {
  ago,
  answered,
  definePair,
  health,
  healthyLooks,
  looks,
  nowMs,
  probe,
  site,
  unhealthy,
  unreachable,
} from "../../support/observations.ts";

const view = (seen: Observation[], changes: { group?: string } = {}) =>
  viewPair({ ...definePair(), ...changes, id: "pair-1", practice: true }, rememberAll(seen), {
    nowMs,
    isSingleLook: true,
    suspectedSince: {},
    isLooking: false,
    rolesAcknowledgedAt: null,
  });
const dead = [health("site1", unreachable), probe("site1", unreachable)];

describe("the view of a pair", () => {
  test("holds the same conclusion as the status, and what the person entered", () => {
    expect(view(healthyLooks())).toMatchObject({
      id: "pair-1",
      practice: true,
      site: { host: "support.example.com", port: 443 },
      normalPrimary: "site1",
      siteLookedAt: ago(5),
      assessedAt: ago(0),
      status: judge(healthyLooks()),
    });
  });

  test("names the group it belongs to, or says that there is none", () => {
    expect(view([]).group).toBeNull();
    expect(view([], { group: "Customer A" }).group).toBe("Customer A");
  });

  test("tells the age of the data and of the look apart", () => {
    const before = health("site1", answered("site1"), { secondsAgo: 400 });
    expect(view([before, ...looks(...dead, site(unreachable))]).appliances[0]).toMatchObject({
      dataAt: ago(400),
      lookedAt: ago(5),
      lastRole: { role: "primary", at: ago(400) },
      isStale: false,
    });
  });

  test("counts what an appliance says through the site name while its own address is down", () => {
    const before = health("site1", answered("site1"), { secondsAgo: 400 });
    expect(view([before, ...looks(...dead, site(answered("site1"), 20))]).appliances[0]).toMatchObject({
      dataAt: ago(20),
      lookedAt: ago(5),
      lastRole: { role: "primary", at: ago(20) },
    });
  });

  test("tells what kept the last look from an answer, of each appliance and of the site name", () => {
    const refused = { kind: "unauthorized", code: "denied" } as const;
    const told = view(looks(health("site1", unreachable), health("site2", refused), site(unreachable)));
    expect(told.appliances.map(({ obstacle }) => obstacle)).toEqual([unreachable, refused]);
    expect(told.siteObstacle).toEqual(unreachable);
    const well = view(healthyLooks());
    expect([...well.appliances.map(({ obstacle }) => obstacle), well.siteObstacle]).toEqual([null, null, null]);
    const unwell = view(looks(health("site1", unhealthy("site1"))));
    expect(unwell.appliances[0].obstacle).toBeNull();
  });

  test("tells of maintenance while it lasts, and when role changes were acknowledged", () => {
    const during = (until: string) =>
      viewPair({ ...definePair(), id: "pair-1", practice: true }, rememberAll(healthyLooks()), {
        nowMs,
        isSingleLook: true,
        suspectedSince: {},
        isLooking: false,
        rolesAcknowledgedAt: ago(30),
        maintenance: { since: ago(60), until, note: "New disks" },
      });
    expect(during(ago(-60))).toMatchObject({
      maintenance: { since: ago(60), until: ago(-60), note: "New disks" },
      rolesAcknowledgedAt: ago(30),
    });
    expect(during(ago(0)).maintenance).toBeNull();
  });

  test("tells nothing of an appliance that never answered", () => {
    const [first, second] = view([health("site1", unreachable)]).appliances;
    expect(first).toMatchObject({ dataAt: null, lookedAt: ago(5), lastRole: null });
    expect(second).toMatchObject({ dataAt: null, lookedAt: null, lastRole: null, isStale: true });
  });
});
