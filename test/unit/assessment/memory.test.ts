import { describe, expect, test } from "vitest";
import {
  emptyMemory,
  knowAnew,
  lastHealthy,
  lastReading,
  lastToldSync,
  latest,
  remember,
  syncLog,
  withoutFuture,
} from "../../../shared/assessment/memory.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { rememberAll } from "../../support/judge.ts";
import {
  ago,
  answered,
  health,
  healthyLooks,
  nowMs,
  site,
  unhealthy,
  unreachable,
} from "../../support/observations.ts";

describe("what is remembered", () => {
  test("is the newest answer to each question, whichever came first", () => {
    const older = health("site1", answered("site1"), { secondsAgo: 60 });
    const newer = health("site1", unreachable, { secondsAgo: 5 });
    expect(latest(rememberAll([older, newer]), "health", "site1")).toEqual(newer);
    expect(latest(rememberAll([newer, older]), "health", "site1")).toEqual(newer);
  });

  test("keeps the last reading, the last healthy one and the last sync through an outage", () => {
    const well = health("site1", answered("site1"), { secondsAgo: 300 });
    const unwell = health("site1", unhealthy("site1", { lastSync: null }), { secondsAgo: 200 });
    const memory = rememberAll([well, unwell, health("site1", unreachable)]);
    expect(lastReading(memory, "site1")).toEqual(unwell);
    expect(lastHealthy(memory, "site1")).toEqual(well);
    expect(lastToldSync(memory)).toEqual(well);
  });

  test("holds the two appliances and the site apart", () => {
    const memory = rememberAll(healthyLooks());
    expect(latest(memory, "health", "site2")).toEqual(health("site2"));
    expect(latest(memory, "site")).toEqual(site());
    expect(latest(memory, "probe", "site3")).toBeNull();
  });

  test("tells which places an observation newly fills, and none when it came before", () => {
    const look = health("site1");
    const first = remember(emptyMemory, look);
    expect(first.written.map(([slot]) => slot).sort()).toEqual([
      "as-primary/site1",
      "first/site1",
      "health/site1",
      "healthy/site1",
      "reading/site1",
      "sync",
      "syncs",
    ]);
    expect(remember(first.memory, look)).toEqual({ memory: first.memory, written: [] });
    expect(remember(first.memory, health("site1", unreachable, { secondsAgo: 60 })).written).toEqual([]);
  });

  test("does not change the memory it was given", () => {
    const memory = Object.freeze(rememberAll([health("site1", unreachable, { secondsAgo: 60 })]));
    remember(memory, health("site1"));
    expect(latest(memory, "health", "site1")?.outcome).toEqual(unreachable);
  });

  test("lets go of what claims to come from the future, so that new looks count again", () => {
    const ahead = health("site1", answered("site1"), { secondsAgo: -3600 });
    const memory = withoutFuture(rememberAll([ahead, health("site2")]), nowMs);
    expect(latest(memory, "health", "site1")).toBeNull();
    expect(latest(memory, "health", "site2")).toEqual(health("site2"));
  });

  test("keeps the first identity through newer ones, and through a clock that was set back", () => {
    const first = health("site1", answered("site1"), { secondsAgo: 9000 });
    const other = health("site1", answered("site1", { applianceId: "7".repeat(32) }));
    const memory = rememberAll([other, first]);
    expect(memory["first/site1"]).toEqual(first);
    expect(withoutFuture(memory, nowMs - 20_000_000)["first/site1"]).toEqual(first);
  });

  test("knows an appliance by another id once that was accepted, and by no third one", () => {
    const first = health("site1", answered("site1"), { secondsAgo: 9000 });
    const other = health("site1", answered("site1", { applianceId: "7".repeat(32) }));
    const memory = rememberAll([first, other]);
    const accepted = knowAnew(memory, { appliance: "site1", applianceId: "7".repeat(32) });
    expect(accepted.written).toEqual([["first/site1", other]]);
    const later = health("site1", answered("site1", { applianceId: "7".repeat(32) }), { secondsAgo: 1 });
    expect(remember(accepted.memory, later).memory["first/site1"]).toEqual(other);
    expect(knowAnew(memory, { appliance: "site1", applianceId: "8".repeat(32) })).toEqual({ memory, written: [] });
  });
});

describe("the log of data syncs", () => {
  const telling = (syncAgo: number, secondsAgo: number, status = "ok") =>
    health("site1", answered("site1", { lastSync: { at: ago(syncAgo), status } }), { secondsAgo });
  const syncs = (seen: Observation[]) => syncLog(rememberAll(seen))?.outcome.syncs ?? [];

  test("tells each sync once, with the look that told it first", () => {
    expect(syncs([telling(900, 10), telling(900, 800), telling(900, 400)])).toEqual([
      { at: ago(900), status: "ok", toldBy: "site1", toldAt: ago(800) },
    ]);
  });

  test("is written when a sync is news, and not with every look that tells of it", () => {
    const { memory } = remember(emptyMemory, telling(900, 800));
    const again = remember(memory, telling(900, 700));
    expect(again.written.map(([slot]) => slot)).not.toContain("syncs");
    const changed = remember(memory, telling(900, 700, "partial"));
    expect(changed.written.map(([slot]) => slot)).toContain("syncs");
  });

  test("keeps the newest and does not grow", () => {
    const seen = Array.from({ length: 200 }, (_, index) => telling(100_000 - index * 300, 100_000 - index * 300));
    expect(syncs(seen).length).toBe(32);
    expect(syncs(seen.reverse())).toEqual(syncs([...seen].reverse()));
    expect(syncs(seen)[0]?.at).toBe(ago(100_000 - 199 * 300));
  });
});
