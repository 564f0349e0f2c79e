import { describe, expect, test } from "vitest";
import type { Expectation } from "../../../shared/assessment/context.ts";
import type { Maintenance } from "../../../shared/domain/maintenance.ts";
import { findingOf, judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  certificate,
  definePair,
  health,
  healthyLooks,
  looks,
  probe,
  site,
  siteAddress,
  unreachable,
} from "../../support/observations.ts";

const during = (kind: Expectation["kind"], more: Partial<Expectation> = {}): Expectation => ({
  by: kind,
  kind,
  from: ago(600),
  until: ago(-600),
  swungAt: null,
  ...more,
});
const bothBackup = looks(
  health("site1", answered("site1", { role: "backup" })),
  site(answered("site1", { role: "backup" })),
);
const since = (secondsAgo: number) => ({
  isSingleLook: false,
  suspectedSince: { ROLE_CONFLICT_BOTH_BACKUP: ago(secondsAgo) },
});

describe("both backup in a known swap", () => {
  test("is calm for 180 s after it was first seen, and said when it should be over", () => {
    const status = judge(bothBackup, { context: { ...since(100), expected: [during("swap")] } });
    expect(status.verdict).not.toBe("conflict");
    expect(findingOf(status, "ROLE_CONFLICT_BOTH_BACKUP")).toMatchObject({
      severity: "critical",
      expected: { by: "swap", until: ago(100 - 180) },
    });
  });

  test("is a conflict after 180 s, however long the swap may take", () => {
    const status = judge(bothBackup, { context: { ...since(180), expected: [during("swap")] } });
    expect(status.verdict).toBe("conflict");
    expect(findingOf(status, "ROLE_CONFLICT_BOTH_BACKUP").expected).toBeNull();
  });

  test("is a conflict once the swap should be over", () => {
    const over = during("swap", { until: ago(1) });
    expect(judge(bothBackup, { context: { ...since(100), expected: [over] } }).verdict).toBe("conflict");
  });

  test("never makes a switch look possible", () => {
    const { planned, unplanned } = judge(bothBackup, {
      context: { ...since(100), expected: [during("swap")] },
    }).readiness;
    expect(planned.answer).toBe("no");
    expect(unplanned.answer).not.toBe("yes");
  });
});

test("the site name may be silent for a moment of a known swap, and is an outage without one", () => {
  const silent = looks(site(unreachable));
  expect(judge(silent, { context: { expected: [during("swap")] } }).verdict).not.toBe("outage");
  expect(judge(silent).verdict).toBe("outage");
});

describe("the site name after a swing", () => {
  const served = [...looks(site(answered("site2"))), siteAddress()];
  const swung = (secondsAgo: number) => ({ expected: [during("swap", { swungAt: ago(secondsAgo) })] });

  test("may lead to the backup until its time to live and a minute have passed", () => {
    expect(findingOf(judge(served, { context: swung(359) }), "SITE_SERVED_BY_BACKUP").expected?.until).toBe(ago(-1));
    expect(judge(served, { context: swung(359) }).verdict).toBe("degraded");
  });

  test("is an outage when it still leads there later", () => {
    expect(findingOf(judge(served, { context: swung(361) }), "SITE_SERVED_BY_BACKUP").expected).toBeNull();
    expect(judge(served, { context: swung(361) }).verdict).toBe("outage");
  });
});

describe("the site name during a known swap", () => {
  const third = site(answered("site1", { applianceId: "7".repeat(32) }));

  test.each([
    ["unreachable", site(unreachable)],
    ["served by another appliance", third],
  ])("is no outage while it is %s, and the finding stays", (_, seen) => {
    const status = judge(looks(seen), { context: { expected: [during("swap")] } });
    expect(status.verdict).toBe("degraded");
    expect(status.findings.map(({ code }) => code).join()).toMatch(/SITE_UNREACHABLE|SITE_SERVED_BY_OTHER/);
  });

  test("is an outage before and after it, and during anything else", () => {
    const verdictIn = (...expected: Expectation[]) =>
      judge(looks(site(unreachable)), { context: { expected } }).verdict;
    expect(verdictIn(during("swap", { until: ago(1) }))).toBe("outage");
    expect(verdictIn(during("swap", { from: ago(-1) }))).toBe("outage");
    expect(verdictIn(during("maintenance"), during("upgrade"))).toBe("outage");
  });

  test("does not hide a primary that nobody reaches any more", () => {
    const seen = looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable));
    expect(judge(seen, { context: { expected: [during("swap")] } }).verdict).toBe("outage");
  });
});

describe("what a known procedure brings with it", () => {
  test("is marked for each finding that may be expected, and for no other", () => {
    const seen = looks(
      health("site2", unreachable),
      probe("site2", unreachable),
      health("site1", answered("site1", { clock: ago(500) })),
    );
    const status = judge(seen, { context: { expected: [during("upgrade")] } });
    expect(findingOf(status, "APPLIANCE_UNREACHABLE").expected).toEqual({ by: "upgrade", until: ago(-600) });
    expect(findingOf(status, "CLOCK_SKEW").expected).toBeNull();
  });

  test("does not make a pair look safer than it is: a backup that is being upgraded cannot take over", () => {
    const seen = looks(health("site2", unreachable), probe("site2", unreachable));
    expect(judge(seen, { context: { expected: [during("upgrade")] } }).verdict).toBe("unprotected");
  });

  test("does not hide that people cannot work", () => {
    const seen = looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable));
    expect(judge(seen, { context: { expected: [during("maintenance")] } }).verdict).toBe("outage");
  });

  test("is told for as long as the longest of several lasts", () => {
    const expected = [during("upgrade"), during("replacement", { until: ago(-900) })];
    const seen = looks(health("site2", answered("site2", { version: "25.3.1" })));
    expect(findingOf(judge(seen, { context: { expected } }), "VERSION_MISMATCH").expected).toEqual({
      by: "replacement",
      until: ago(-900),
    });
  });

  test("has not begun before its time", () => {
    const expected = [during("maintenance", { from: ago(-10) })];
    const seen = looks(health("site2", answered("site2", { version: "25.3.1" })));
    const status = judge(seen, { context: { expected } });
    expect(findingOf(status, "VERSION_MISMATCH").expected).toBeNull();
    expect(status.maintenance).toBeNull();
  });
});

describe("maintenance", () => {
  const maintenance = (more: Partial<Maintenance> = {}): Maintenance => ({
    since: ago(600),
    until: ago(-600),
    note: null,
    ...more,
  });
  const backupGone = looks(health("site2", unreachable), probe("site2", unreachable));

  test("is told with its end", () => {
    const context = { expected: [during("maintenance"), during("swap", { until: ago(-900) })] };
    expect(judge(healthyLooks(), { context }).maintenance).toEqual({ until: ago(-600) });
    expect(judge(healthyLooks(), { context: { maintenance: maintenance() } }).maintenance).toEqual({
      until: ago(-600),
    });
    expect(judge(healthyLooks()).maintenance).toBeNull();
  });

  test("makes what it brings with it calm, with the person's note or the bare word", () => {
    const expectedBy = (note: string | null) =>
      findingOf(judge(backupGone, { context: { maintenance: maintenance({ note }) } }), "APPLIANCE_UNREACHABLE")
        .expected;
    expect(expectedBy(null)).toEqual({ by: "maintenance", until: ago(-600) });
    expect(expectedBy("New disks")).toEqual({ by: "New disks", until: ago(-600) });
  });

  test.each([
    ["is over", { until: ago(0) }],
    ["seems to begin in the future, since the clock was set back", { since: ago(-1) }],
  ])("gives the alarm back by itself when it %s", (_when, more) => {
    const status = judge(backupGone, { context: { maintenance: maintenance(more) } });
    expect(findingOf(status, "APPLIANCE_UNREACHABLE").expected).toBeNull();
    expect(status.maintenance).toBeNull();
  });

  test("makes nothing calm that maintenance does not explain", () => {
    const seen = looks(
      health("site1", answered("site1", { clock: ago(500) })),
      certificate("site2", { refusal: "CERT_HAS_EXPIRED" }),
    );
    const status = judge(seen, { context: { maintenance: maintenance() } });
    expect(findingOf(status, "CLOCK_SKEW").expected).toBeNull();
    expect(findingOf(status, "CERT_REFUSED_ON_BACKUP").expected).toBeNull();
  });

  test("says outage and conflict as they are: nobody can work, and two that both serve do harm", () => {
    const context = { maintenance: maintenance() };
    const cut = judge(looks(site(unreachable)), { context });
    expect(cut.verdict).toBe("outage");
    expect(findingOf(cut, "SITE_UNREACHABLE").expected).toEqual({ by: "maintenance", until: ago(-600) });
    const both = judge(looks(health("site2", answered("site2", { role: "primary" }))), { context });
    expect(both.verdict).toBe("conflict");
  });

  test("leaves both backup calm no longer than a known swap does", () => {
    const calm = (seconds: number) =>
      findingOf(
        judge(bothBackup, { context: { ...since(seconds), maintenance: maintenance() } }),
        "ROLE_CONFLICT_BOTH_BACKUP",
      ).expected;
    expect(calm(179)).toEqual({ by: "maintenance", until: ago(-1) });
    expect(calm(180)).toBeNull();
  });

  test("does not hide a shared IP on both, which nobody expects", () => {
    const pair = definePair({ network: { method: "shared-ip", sharedIps: ["203.0.113.10"] } });
    const both = (["site1", "site2"] as const).map((name) =>
      health(name, answered(name, { sharedIps: ["203.0.113.10"] })),
    );
    expect(judge(looks(...both), { pair, context: { maintenance: maintenance() } }).verdict).toBe("conflict");
  });
});
