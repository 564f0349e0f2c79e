import { describe, expect, test } from "vitest";
import { judge } from "../../support/judge.ts";
import {
  answered,
  applianceIds,
  denied,
  health,
  healthyLooks,
  list,
  listOf,
  looks,
  noSecret,
  probe,
  site,
  unhealthy,
  unreachable,
  untrusted,
  without,
} from "../../support/observations.ts";

const servedBy = (...changes: Parameters<typeof looks>) => judge(looks(...changes)).servedBy;

describe("who serves the site name", () => {
  test("is the appliance whose id answered there, healthy or not", () => {
    expect(judge(healthyLooks()).servedBy).toBe("site1");
    expect(servedBy(site(answered("site2")))).toBe("site2");
    expect(servedBy(site(unhealthy("site1")))).toBe("site1");
  });

  test("is told by the id alone, whatever host name and role stand beside it", () => {
    expect(servedBy(site(answered("site2", { hostname: "site1.example.com", role: "primary" })))).toBe("site2");
  });

  test("is nobody when nobody answers", () => {
    expect(servedBy(site(unreachable))).toBe("nobody");
  });

  test("is another appliance only when both ids are known and neither answered", () => {
    const foreign = site(answered("site1", { applianceId: "7".repeat(32) }));
    expect(servedBy(foreign)).toBe("other");
    expect(servedBy(health("site2", unreachable), foreign)).toBe("unknown");
  });

  test.each([
    ["the account is refused there", site(denied)],
    ["no secret is stored", site(noSecret)],
    ["its certificate is not trusted", site(untrusted)],
    ["the answer is not understood", site({ kind: "bad-answer", status: 502, detail: "HTTP 502" })],
    ["the account may not ask", site({ kind: "forbidden", detail: "HTTP 403" })],
    ["an unhealthy answer tells no id", site(unhealthy("site1", { applianceId: null }))],
    ["it was asked too long ago", site(answered("site1"), 151)],
  ])("is unknown when %s", (_, seen) => {
    expect(servedBy(seen)).toBe("unknown");
  });

  test("is unknown when the site name was never asked", () => {
    expect(judge(without(healthyLooks(), "site")).servedBy).toBe("unknown");
  });

  test("is known by the id that the other one lists for its peer, of an appliance that never told its own", () => {
    const silent = [health("site1", unreachable), probe("site1", unreachable)];
    expect(servedBy(...silent, list("site2"))).toBe("site1");
    expect(judge(looks(...silent, list("site2"))).appliances[0]).toMatchObject({ role: "primary", reachable: false });
  });

  test.each([
    ["an old list", list("site2", { site1: "primary", site2: "backup" }, 3600)],
    ["a list in which the peer has no part in the failover", list("site2", { site1: "none", site2: "backup" })],
    ["a list of an appliance that is not in it", listOf("site2", [{ id: "7".repeat(32), role: "backup" }])],
    [
      "a list with two candidates",
      listOf("site2", [
        { id: applianceIds.site2, role: "backup" },
        { id: applianceIds.site1, role: "primary" },
        { id: "7".repeat(32), role: "primary" },
      ]),
    ],
  ])("is not known by %s", (_, seen) => {
    expect(servedBy(health("site1", unreachable), seen)).toBe("unknown");
  });

  test("is never another appliance by a list alone", () => {
    const foreign = site(answered("site1", { applianceId: "7".repeat(32) }));
    expect(servedBy(health("site1", unreachable), list("site2"), foreign)).toBe("unknown");
  });

  test("is still known by the id an appliance told before it fell silent", () => {
    const known = health("site2", answered("site2"), { secondsAgo: 7200 });
    expect(judge([known, ...looks(health("site2", unreachable), site(answered("site2")))]).servedBy).toBe("site2");
  });
});
