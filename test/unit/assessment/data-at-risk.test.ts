import { describe, expect, test } from "vitest";
import { judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  health,
  healthyLooks,
  looks,
  probe,
  site,
  unhealthy,
  unreachable,
  without,
} from "../../support/observations.ts";

const told = (secondsAgo: number) => answered("site1", { lastSync: { at: ago(secondsAgo), status: "ok" } });
const dead = [health("site1", unreachable), probe("site1", unreachable), site(unreachable)];

describe("data at risk", () => {
  test("is what is newer than the sync the primary reports, at most the cache's minute more", () => {
    expect(judge(healthyLooks()).dataAtRisk).toEqual({ seconds: 600, atMostSeconds: 660, basis: "reported" });
  });

  test("is remembered from the last sync seen when the primary is dead", () => {
    const status = judge([health("site1", told(1800), { secondsAgo: 1200 }), ...looks(...dead)]);
    expect(status).toMatchObject({
      verdict: "outage",
      dataAtRisk: { seconds: 1800, atMostSeconds: 1860, basis: "remembered" },
    });
  });

  test("is unknown when no sync was ever told, not zero", () => {
    const status = judge(looks(...dead));
    expect(status.dataAtRisk).toEqual({ seconds: null, atMostSeconds: null, basis: "unknown" });
  });

  test("is remembered while an unhealthy primary leaves the sync out", () => {
    const status = judge([
      health("site1", told(900), { secondsAgo: 65 }),
      ...looks(health("site1", unhealthy("site1", { lastSync: null })), site(unhealthy("site1", { lastSync: null }))),
    ]);
    expect(status.dataAtRisk).toEqual({ seconds: 900, atMostSeconds: 960, basis: "remembered" });
  });

  test("is remembered when the look that told it has grown old", () => {
    expect(judge([health("site1", told(600), { secondsAgo: 600 })]).dataAtRisk?.basis).toBe("remembered");
  });

  test("is reported through the site name while the primary's own address is down", () => {
    const status = judge([
      health("site1", told(5000), { secondsAgo: 4000 }),
      ...looks(health("site1", unreachable), probe("site1", unreachable), site(told(300))),
    ]);
    expect(status.dataAtRisk).toEqual({ seconds: 300, atMostSeconds: 360, basis: "reported" });
  });

  test("takes no account of what a foreign appliance tells at the site name", () => {
    const foreign = answered("site1", {
      applianceId: "7".repeat(32),
      lastSync: { at: ago(10), status: null },
    });
    expect(judge(looks(health("site1", told(600), { secondsAgo: 30 }), site(foreign))).dataAtRisk?.seconds).toBe(600);
  });

  test("follows a former backup that tells its sync as primary", () => {
    const asPrimary = answered("site2", { role: "primary", lastSync: { at: ago(60), status: null } });
    const seen = looks(health("site1", answered("site1", { role: "backup" })), health("site2", asPrimary));
    expect(judge(without(seen, "site")).dataAtRisk).toMatchObject({ seconds: 60, basis: "reported" });
  });

  test("is not below zero when the appliance's clock is ahead", () => {
    const status = judge(without(looks(health("site1", told(-120))), "site"));
    expect(status.dataAtRisk).toMatchObject({ seconds: 0, atMostSeconds: 60 });
  });

  test("is forgotten with the relationship it belonged to", () => {
    const status = judge([
      health("site1", told(600), { secondsAgo: 500 }),
      health("site1", answered("site1", { role: "none", lastSync: null }), { secondsAgo: 400 }),
      health("site1", answered("site1", { lastSync: null })),
    ]);
    expect(status.dataAtRisk?.basis).toBe("unknown");
  });
});
