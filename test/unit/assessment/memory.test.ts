import { describe, expect, test } from "vitest";
import {
  emptyMemory,
  lastHealthy,
  lastReading,
  lastToldSync,
  latest,
  remember,
  withoutFuture,
} from "../../../shared/assessment/memory.ts";
import { rememberAll } from "../../support/judge.ts";
import { answered, health, healthyLooks, nowMs, site, unhealthy, unreachable } from "../../support/observations.ts";

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
      "health/site1",
      "healthy/site1",
      "reading/site1",
      "sync",
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
});
