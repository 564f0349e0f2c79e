import { describe, expect, test } from "vitest";
import { pairStatusSchema } from "../../../shared/domain/pair-status.ts";
import { judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  applianceIds,
  definePair,
  denied,
  health,
  healthyLooks,
  looks,
  noSecret,
  probe,
  unhealthy,
  unreachable,
  untrusted,
} from "../../support/observations.ts";

describe("the status of an appliance", () => {
  test("repeats what a healthy appliance said", () => {
    expect(judge(healthyLooks()).appliances[0]).toMatchObject({
      name: "site1",
      reachable: true,
      health: "healthy",
      role: "primary",
      version: "25.3.2",
      build: "58123",
      applianceId: applianceIds.site1,
      lastSync: { at: ago(600), status: "ok" },
      sharedIps: [],
      api: "v2",
      errors: [],
      lastHealthyAt: ago(5),
      observedAt: ago(5),
    });
  });

  test("keeps the identity of a dead appliance, and calls its role and health unknown", () => {
    const seen = [
      health("site1", answered("site1"), { secondsAgo: 300 }),
      ...looks(health("site1", unreachable), probe("site1", unreachable)).filter(({ kind }) => kind !== "site"),
    ];
    expect(judge(seen).appliances[0]).toMatchObject({
      reachable: false,
      health: "unknown",
      role: "unknown",
      version: "25.3.2",
      applianceId: applianceIds.site1,
      lastSync: null,
      sharedIps: null,
      lastHealthyAt: ago(300),
      observedAt: ago(5),
      errors: ["no answer (connection: ECONNREFUSED)"],
    });
  });

  test("tells an unhealthy appliance's own words and still its role", () => {
    expect(judge(looks(health("site1", unhealthy("site1")))).appliances[0]).toMatchObject({
      health: "unhealthy",
      role: "primary",
      reachable: true,
      errors: ["disk array degraded"],
    });
  });

  test("leaves nothing current of an appliance whose look is old", () => {
    const seen = [health("site1", answered("site1"), { secondsAgo: 151 })];
    expect(judge(seen).appliances[0]).toMatchObject({
      reachable: null,
      health: "unknown",
      role: "unknown",
      lastSync: null,
      observedAt: ago(151),
    });
  });

  test.each([
    ["no secret is stored", noSecret],
    ["its secret was refused earlier", denied],
    ["its certificate is not trusted", untrusted],
  ])("does not claim that it is reachable when %s and nothing else is known", (_, outcome) => {
    expect(judge([health("site1", outcome)]).appliances[0].reachable).toBeNull();
  });

  test("tells the clock's difference with the time the answer took halved", () => {
    const seen = looks({ ...health("site1", answered("site1", { clock: ago(-10) })), at: ago(0), tookMs: 4000 });
    expect(judge(seen).appliances[0].clockSkewSeconds).toBe(12);
  });

  test("stands in the order of the pair's definition", () => {
    const { appliances } = definePair();
    const pair = definePair({ appliances: [appliances[1], appliances[0]] });
    expect(judge(healthyLooks(), { pair }).appliances.map(({ name }) => name)).toEqual(["site2", "site1"]);
  });

  test("has the pinned form", () => {
    for (const seen of [[], healthyLooks(), looks(health("site1", unhealthy("site1")))]) {
      const status = judge(seen);
      expect(pairStatusSchema.parse(status)).toEqual(status);
    }
  });
});
