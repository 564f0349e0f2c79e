import { describe, expect, onTestFinished, test } from "vitest";
import { createPairObserver } from "../../../electron/core/monitor/pair-observer.ts";
import { type WatcherOptions, watchPair } from "../../../electron/core/monitor/pair-watcher.ts";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { rememberAll } from "../../support/judge.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { answered, definePair, denied, health, healthyLooks, nowMs, unreachable } from "../../support/observations.ts";
import { createScriptedProtocols, type ScriptedProtocols } from "../../support/scripted-protocols.ts";
import { settled } from "../../support/settled.ts";

async function start(
  options: Partial<WatcherOptions> = {},
  prepare: (script: ScriptedProtocols) => void = () => undefined,
) {
  const clock = createFakeClock(nowMs);
  const script = createScriptedProtocols();
  prepare(script);
  const pair = { ...definePair(), id: "pair-1", practice: false };
  const log = createMemoryLog();
  const kept: string[] = [];
  let changes = 0;
  const watcher = watchPair({
    pair,
    observer: createPairObserver({ pair, protocols: script, clock }),
    memory: emptyMemory,
    clock,
    random: () => 0,
    log,
    keep: (written) => void kept.push(...written.map(([slot]) => slot)),
    onChange: () => {
      changes += 1;
    },
    ...options,
  });
  onTestFinished(() => watcher.close());
  await settled();
  /** Moves on in steps, so that what follows from an answer happens at its own time. */
  const pass = async (seconds: number) => {
    for (let done = 0; done < seconds; done += 0.5) {
      clock.advance(500);
      await settled();
    }
  };
  const status = () => watcher.view().status;
  return { clock, script, watcher, log, kept, pass, status, changes: () => changes };
}

describe("watching a pair", () => {
  test("shows it protected as soon as the first round is in, and says that it looked", async () => {
    const { watcher, status, kept } = await start();
    expect(status()).toMatchObject({ verdict: "protected", looks: 2, servedBy: "site1" });
    expect(watcher.hasLooked()).toBe(true);
    expect(new Set(kept)).toEqual(
      new Set([
        ...["health/site1", "reading/site1", "healthy/site1", "sync", "health/site2", "reading/site2"],
        ...["healthy/site2", "certificate/site1", "certificate/site2", "probe/site1", "probe/site2"],
        ...["site", "site-sync", "site-address", "vantage", "syncs", "as-primary/site1", "as-backup/site2"],
        ...["first/site1", "first/site2", "appliances/site1", "appliances/site2"],
        ...["default-certificate/site1", "default-certificate/site2"],
      ]),
    );
  });

  test("shows what was remembered until it has looked, and calls none of it current when it is old", async () => {
    const memory = rememberAll(healthyLooks());
    const clock = createFakeClock(nowMs + 3_600_000);
    const script = createScriptedProtocols();
    for (const question of ["health site1", "health site2", "site", "certificate site2"] as const)
      script.hold(question);
    const pair = { ...definePair(), id: "pair-1", practice: false };
    const { watcher } = await start({
      memory,
      clock,
      observer: createPairObserver({ pair, protocols: script, clock }),
    });
    const view = watcher.view();
    expect(watcher.hasLooked()).toBe(false);
    expect(view.status.verdict).toBe("unknown");
    expect(view.appliances[0]).toMatchObject({ isStale: true, lastRole: { role: "primary" } });
    expect(view.status.dataAtRisk).toEqual({ seconds: 4200, atMostSeconds: 4260, basis: "remembered" });
  });

  test("finds a dead primary an outage, with the data at risk from the last sync seen", async () => {
    const { script, pass, status } = await start();
    script.health1 = unreachable;
    script.probe1 = unreachable;
    script.siteOutcome = unreachable;
    await pass(20);
    expect(status()).toMatchObject({ verdict: "outage", servedBy: "nobody", dataAtRisk: { basis: "remembered" } });
    expect(status().dataAtRisk?.seconds).toBe(620);
  });

  test("turns to unknown, never stays green, when looks stop coming in", async () => {
    const { script, pass, status } = await start();
    for (const question of ["health site1", "health site2", "site"] as const) script.hold(question);
    await pass(215);
    expect(status().verdict).toBe("unknown");
    expect(status().findings.map(({ code }) => code)).toEqual(["STALE", "STALE"]);
  });
});

describe("a probe that contradicts the last health look", () => {
  test("has health of that appliance and the site name asked at once, not at their turn", async () => {
    const { script, pass } = await start();
    script.probe1 = unreachable;
    script.clear();
    await pass(15 + 2);
    expect(script.count("health site1")).toBe(1);
    expect(script.count("site")).toBe(1);
    expect(script.count("health site2")).toBe(0);
    expect(script.count("certificate site1")).toBe(0);
  });

  test("has them asked while it is still being confirmed, so that an outage is told with it", async () => {
    const { script, pass, status } = await start();
    script.health1 = script.probe1 = script.siteOutcome = unreachable;
    await pass(15 + 1);
    expect(status().verdict).toBe("protected");
    await pass(0.5);
    expect(status().verdict).toBe("outage");
  });

  test("says nothing when a second probe answers, and the looks it had asked for are no news either", async () => {
    const { script, pass, status } = await start();
    script.clear();
    script.probe1 = unreachable;
    await pass(15);
    script.probe1 = { kind: "answered", status: 200 };
    await pass(14);
    expect(status()).toMatchObject({ verdict: "protected", findings: [] });
    expect(script.count("health site1")).toBe(1);
    expect(script.count("site")).toBe(1);
  });

  test("has them asked as well when an appliance is back", async () => {
    const { script, pass, status } = await start();
    script.health1 = unreachable;
    script.probe1 = unreachable;
    await pass(20);
    script.health1 = answered("site1");
    script.probe1 = { kind: "answered", status: 200 };
    await pass(20);
    expect(status().verdict).toBe("protected");
  });

  test("does not have them asked more often than at their turn while the contradiction lasts", async () => {
    const { script, pass } = await start();
    script.health1 = { kind: "unreachable", layer: "http", code: "ANSWER_TIMEOUT" };
    await pass(70);
    script.clear();
    await pass(300);
    // Each look at an appliance that does not answer is repeated once.
    expect(script.count("health site1")).toBeLessThanOrEqual(2 * 5);
    expect(script.count("site")).toBeLessThanOrEqual(5);
    expect(script.count("probe site1")).toBeGreaterThanOrEqual(19);
  });

  test("says nothing where the account was refused, since then health asked nobody", async () => {
    const { script, pass } = await start();
    script.health1 = denied;
    await pass(61);
    script.probe1 = unreachable;
    script.clear();
    await pass(45);
    expect(script.count("health site1")).toBeLessThanOrEqual(1);
    expect(script.count("site")).toBeLessThanOrEqual(1);
  });
});

describe("a health look that finds silence before any probe does", () => {
  test("has the site name asked at once, not at its turn", async () => {
    let site = { letGo: (): void => undefined };
    const { script, pass, status } = await start({}, (prepared) => {
      site = prepared.hold("site");
    });
    await pass(20);
    site.letGo();
    await pass(39.5);
    // Health is due at 60 s, a probe that still waits for its answer says nothing, the site name is due at 80 s.
    script.hold("probe site1");
    script.health1 = script.siteOutcome = unreachable;
    script.clear();
    await pass(4);
    expect(script.count("health site1")).toBe(2);
    expect(script.count("site")).toBe(2);
    expect(status().verdict).toBe("outage");
  });
});

describe("this computer losing sight of the network", () => {
  test("says unknown, at no moment outage, and heals as soon as anything answers", async () => {
    const verdicts = new Set<string>();
    let note = (): unknown => undefined;
    const { script, pass, status } = await start({ onChange: () => void note() });
    note = () => verdicts.add(status().verdict);
    script.health1 = script.health2 = script.probe1 = script.probe2 = script.siteOutcome = unreachable;
    script.vantageOutcome = { kind: "lost", tried: ["gateway: ENETUNREACH"] };
    await pass(180);
    expect(status().verdict).toBe("unknown");
    expect(status().findings.map(({ code }) => code)).toEqual(["VANTAGE_LOST"]);
    expect([...verdicts]).toEqual(["unknown"]);
    script.health1 = answered("site1");
    script.health2 = answered("site2");
    script.siteOutcome = answered("site1");
    script.probe1 = script.probe2 = { kind: "answered", status: 200 };
    script.vantageOutcome = { kind: "in-sight", by: "gateway" };
    await pass(25);
    expect(status().verdict).toBe("protected");
    // What fell silent meanwhile is not called down by the first one that answers again.
    expect([...verdicts]).toEqual(["unknown", "protected"]);
  });

  test("is asked about at once when something falls silent, and not while all answer", async () => {
    const { script, pass } = await start();
    script.clear();
    await pass(20);
    expect(script.count("vantage")).toBe(0);
    script.probe1 = unreachable;
    script.health1 = unreachable;
    await pass(13);
    expect(script.count("vantage")).toBeGreaterThan(0);
  });

  test("delays nothing for long: a vantage look that hangs ends by itself, and the silence is told", async () => {
    const { script, pass, status } = await start();
    script.health1 = script.probe1 = script.siteOutcome = unreachable;
    const held = script.hold("vantage");
    await pass(18);
    expect(status().verdict).not.toBe("outage");
    held.letGo();
    await pass(3);
    expect(status().verdict).toBe("outage");
  });
});

describe("waking up", () => {
  test("asks everything at once, and calls nothing that slept missed", async () => {
    const { script, clock, watcher, status } = await start();
    const asleepMs = 8 * 3_600_000;
    const asleep = clock.nowMs;
    clock.nowMs = () => asleep() + asleepMs;
    for (const question of ["health site1", "health site2", "site"] as const) script.hold(question);
    script.clear();
    expect(status().findings.map(({ code }) => code)).toContain("STALE");
    const woken = watcher.wake();
    await settled();
    expect(script.asked).toHaveLength(13);
    expect(status().findings.map(({ code }) => code)).not.toContain("STALE");
    expect(status().verdict).toBe("unknown");
    await watcher.close();
    await woken;
  });
});

describe("a known procedure", () => {
  test("is heard of at each view, and so is what a person has taken note of", async () => {
    let swungAt: string | null = null;
    const { script, pass, status, clock } = await start({
      expected: () =>
        swungAt ? [{ by: "swap", kind: "swap", from: swungAt, until: "2030-01-01T00:00:00.000Z", swungAt }] : [],
      rolesAcknowledgedUntil: () => swungAt,
    });
    script.health1 = answered("site1", { role: "backup" });
    script.health2 = answered("site2", { role: "primary" });
    script.siteOutcome = answered("site2", { role: "primary" });
    await pass(70);
    expect(status().findings.map(({ code }) => code)).toContain("TAKEOVER_SEEN");
    swungAt = new Date(clock.nowMs()).toISOString();
    expect(status().findings.map(({ code }) => code)).not.toContain("TAKEOVER_SEEN");
  });
});

describe("a conflict", () => {
  test("is reported once looks more than 60 s apart agree, and not before", async () => {
    const { script, pass, status } = await start();
    script.health2 = answered("site2", { role: "primary" });
    await pass(61);
    expect(status().verdict).toBe("unknown");
    expect(status().findings).toEqual([]);
    await pass(58);
    expect(status().verdict).toBe("unknown");
    await pass(70);
    expect(status().verdict).toBe("conflict");
  });

  test("that was gone in between is counted anew", async () => {
    const { script, pass, status } = await start();
    script.health2 = answered("site2", { role: "primary" });
    await pass(61);
    script.health2 = answered("site2");
    await pass(60);
    script.health2 = answered("site2", { role: "primary" });
    await pass(61);
    expect(status().verdict).not.toBe("conflict");
  });
});

describe("asking now", () => {
  test("asks everything, shows that it looks, and ends when all answers are in", async () => {
    const { script, watcher } = await start();
    script.clear();
    const held = script.hold("health site2");
    const checking = watcher.checkNow();
    expect(watcher.view().isLooking).toBe(true);
    await settled();
    expect(script.asked).toHaveLength(13);
    held.letGo();
    await checking;
    expect(watcher.view().isLooking).toBe(false);
  });

  test("joins looks that are under way, and two that ask are answered by one", async () => {
    const { script, watcher } = await start();
    script.clear();
    const held = script.hold("site");
    const both = [watcher.checkNow(), watcher.checkNow()];
    await settled();
    held.letGo();
    await Promise.all(both);
    expect(script.count("site")).toBe(1);
    expect(watcher.view().isLooking).toBe(false);
  });
});

describe("what goes wrong inside", () => {
  test("a look that breaks down is logged, and the others and its own next turn go on", async () => {
    const { script, log, pass, status } = await start();
    script.breakDown("health site2");
    await pass(130);
    expect(log.entries.filter(({ level }) => level === "error").length).toBeGreaterThanOrEqual(2);
    expect(script.count("health site2")).toBeGreaterThanOrEqual(3);
    expect(status().appliances[0].health).toBe("healthy");
  });

  test("a fault in keeping is logged, and watching goes on", async () => {
    const { log, script, pass } = await start({
      keep: () => {
        throw new Error("fault in keeping");
      },
    });
    await pass(70);
    expect(log.entries.length).toBeGreaterThan(0);
    expect(script.count("health site1")).toBe(2);
  });

  test("the clock being set back does not keep new looks out", async () => {
    const { script, clock, watcher, status } = await start();
    script.health2 = unreachable;
    const backMs = clock.nowMs() - 3_600_000;
    clock.nowMs = () => backMs;
    const checking = watcher.checkNow();
    await settled();
    clock.advance(1500);
    await checking;
    expect(status().appliances[1]).toMatchObject({
      reachable: false,
      role: "unknown",
      observedAt: new Date(backMs).toISOString(),
    });
  });
});

describe("a watcher that is closed", () => {
  test("asks nothing more, tells nothing more, and has closed its connections", async () => {
    const { script, watcher, pass, changes } = await start();
    const held = script.hold("health site1");
    void watcher.checkNow();
    await settled();
    const closing = watcher.close();
    held.letGo();
    await closing;
    const before = changes();
    script.clear();
    await pass(120);
    expect(script.asked).toEqual([]);
    expect(script.isClosed).toBe(true);
    expect(changes()).toBe(before);
  });

  test("takes no answer that comes after it was closed", async () => {
    const { script, watcher, kept } = await start();
    const held = script.hold("health site1");
    const checking = watcher.checkNow();
    await settled();
    const closing = watcher.close();
    const before = kept.length;
    script.health1 = health("site1", unreachable).outcome;
    held.letGo();
    await Promise.all([closing, checking]);
    expect(kept).toHaveLength(before);
  });
});

describe("a pause, as a run makes it", () => {
  const everything = () => true;
  const healthOf =
    (name: string) =>
    (question: { kind: string; appliance?: string }): boolean =>
      question.kind === "health" && question.appliance === name;

  test("asks nothing of its own accord, however long it lasts, and what became due at once when it is over", async () => {
    const { script, watcher, pass } = await start();
    const release = watcher.pause();
    script.clear();
    await pass(300);
    expect(script.asked).toEqual([]);
    release();
    await settled();
    expect(new Set(script.asked)).toEqual(
      new Set([
        ...["health site1", "health site2", "probe site1", "probe site2", "certificate site1", "certificate site2"],
        ...["appliances site1", "appliances site2", "site", "vantage", "site-address"],
      ]),
    );
    script.clear();
    await pass(61);
    expect(script.count("health site1")).toBe(1);
  });

  test("lets a run look, and only that: a look's news asks nothing more", async () => {
    const { script, watcher, pass } = await start();
    watcher.pause();
    script.clear();
    script.health2 = unreachable;
    script.probe2 = unreachable;
    const looked = watcher.look(healthOf("site2"));
    await pass(3);
    await looked;
    // Whether it is this computer that is cut off belongs to the look itself.
    expect(script.asked).toEqual(["health site2", "vantage", "health site2"]);
    expect(watcher.memory()["health/site2"]).toMatchObject({ outcome: { kind: "unreachable" } });
  });

  test("answers a check at once, and makes it up when it is over", async () => {
    const { script, watcher } = await start();
    const release = watcher.pause();
    script.clear();
    await watcher.checkNow();
    expect(script.asked).toEqual([]);
    release();
    await settled();
    expect(script.asked).toHaveLength(13);
  });

  test("lasts until the last of two is over, and ends once", async () => {
    const { script, watcher } = await start();
    const releases = [watcher.pause(), watcher.pause()];
    script.clear();
    void watcher.checkNow();
    releases[0]?.();
    releases[0]?.();
    await settled();
    expect(script.asked).toEqual([]);
    releases[1]?.();
    await settled();
    expect(script.asked).toHaveLength(13);
  });

  test("outlives a wake, and judges nothing for the history before all has been asked anew", async () => {
    const judged: string[] = [];
    const history = {
      look: () => undefined,
      judge: (_situation: unknown, status: { verdict: string }) => void judged.push(status.verdict),
      sleptUntilNow: () => void judged.push("slept"),
      syncsSeen: () => [],
    };
    const { script, watcher, clock } = await start({ history });
    watcher.pause();
    clock.advance(3_600_000);
    script.clear();
    judged.splice(0);
    await watcher.wake();
    expect(script.asked).toEqual([]);
    await watcher.look(healthOf("site1"));
    expect(judged).toEqual(["slept"]);
    await watcher.look(everything);
    expect(judged.at(-1)).toBe("protected");
    expect(judged).not.toContain("unknown");
  });

  test("makes a look anew that was under way when the run asked for it", async () => {
    const { script, watcher, pass } = await start();
    const held = script.hold("health site2");
    await pass(61);
    watcher.pause();
    script.clear();
    const looked = watcher.look(healthOf("site2"));
    held.letGo();
    await looked;
    expect(script.asked).toEqual(["health site2"]);
  });
});

describe("when an appliance's health was asked last", () => {
  test("is told for a look at its own address and for one through the site name, of whoever answered there", async () => {
    const { watcher, clock, script } = await start();
    const startedMs = clock.nowMs();
    expect(watcher.lastHealthAskedMs("site1")).toBe(startedMs);
    watcher.pause();
    clock.advance(20_000);
    await watcher.look(({ kind }) => kind === "site");
    expect(watcher.lastHealthAskedMs("site1")).toBe(startedMs + 20_000);
    expect(watcher.lastHealthAskedMs("site2")).toBe(startedMs);
    // Nobody can tell who was asked.
    script.siteOutcome = { kind: "bad-answer", status: 502, detail: "a page" };
    clock.advance(20_000);
    await watcher.look(({ kind }) => kind === "site");
    expect(watcher.lastHealthAskedMs("site2")).toBe(startedMs + 40_000);
  });

  test("counts from when it was asked while no answer is in", async () => {
    const { watcher, clock, script } = await start();
    const held = script.hold("health site1");
    watcher.pause();
    clock.advance(20_000);
    const looked = watcher.look(({ kind }) => kind === "health");
    await settled();
    expect(watcher.lastHealthAskedMs("site1")).toBe(clock.nowMs());
    held.letGo();
    await looked;
  });

  test("is remembered from before the program began, and never where nobody asked", async () => {
    const clock = createFakeClock(nowMs + 1000);
    const script = createScriptedProtocols();
    const pair = { ...definePair(), id: "pair-1", practice: false };
    const observer = createPairObserver({ pair, protocols: script, clock });
    const begin = new Promise<void>(() => undefined);
    const fresh = await start({ begin });
    expect(fresh.watcher.lastHealthAskedMs("site1")).toBeNull();
    const { watcher } = await start({ begin, clock, observer, memory: rememberAll(healthyLooks()) });
    expect(watcher.lastHealthAskedMs("site1")).toBe(nowMs - 5000);
  });
});
