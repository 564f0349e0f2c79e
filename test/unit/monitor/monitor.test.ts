import { describe, expect, test } from "vitest";
import { createMonitor } from "../../../electron/core/monitor/monitor.ts";
import { createPairObserver } from "../../../electron/core/monitor/pair-observer.ts";
import { watchPair } from "../../../electron/core/monitor/pair-watcher.ts";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { definePair } from "../../support/observations.ts";
import { createScriptedProtocols, type ScriptedProtocols } from "../../support/scripted-protocols.ts";
import { settled } from "../../support/settled.ts";
import { silentLog } from "../../support/silent-log.ts";

const pairOf = (id: string, name = id): Pair => ({ ...definePair(), id, name, practice: false });

function start() {
  const clock = createFakeClock();
  const scripts: ScriptedProtocols[] = [];
  const monitor = createMonitor((pair) => {
    const script = createScriptedProtocols();
    scripts.push(script);
    return watchPair({
      pair,
      observer: createPairObserver({ pair, protocols: script, clock }),
      memory: emptyMemory,
      clock,
      random: () => 0,
      log: silentLog,
      keep: () => undefined,
      onChange: () => undefined,
    });
  });
  return { monitor, scripts, clock };
}

describe("the monitor", () => {
  test("shows every pair it watches, and one by its id", async () => {
    const { monitor } = start();
    await monitor.watch(pairOf("a"));
    await monitor.watch(pairOf("b"));
    expect(monitor.views().map(({ id }) => id)).toEqual(["a", "b"]);
    expect(monitor.view("b").status.name).toBe("b");
    await monitor.close();
  });

  test("refuses a pair it does not watch, with words for a person", async () => {
    const { monitor } = start();
    expect(() => monitor.view("gone")).toThrow(expect.objectContaining({ code: "not-found" }));
    await expect(monitor.checkNow("gone")).rejects.toMatchObject({ code: "not-found" });
  });

  test("watches a pair anew with its new definition, and ends the old watching first", async () => {
    const { monitor, scripts } = start();
    await monitor.watch(pairOf("a", "before"));
    await monitor.watch(pairOf("a", "after"));
    expect(scripts.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(monitor.views().map(({ status }) => status.name)).toEqual(["after"]);
    await monitor.close();
  });

  test("never leaves a watching behind when a pair is changed twice at the same moment", async () => {
    const { monitor, scripts } = start();
    await Promise.all([
      monitor.watch(pairOf("a", "1")),
      monitor.watch(pairOf("a", "2")),
      monitor.watch(pairOf("a", "3")),
    ]);
    expect(monitor.views().map(({ status }) => status.name)).toEqual(["3"]);
    await monitor.close();
    expect(scripts.map(({ isClosed }) => isClosed)).toEqual([true, true, true]);
  });

  test("answers a check with what was found by it", async () => {
    const { monitor, scripts } = start();
    await monitor.watch(pairOf("a"));
    await settled();
    const [script] = scripts;
    if (script) script.siteOutcome = { kind: "forbidden", detail: "HTTP 403" };
    expect((await monitor.checkNow("a")).status.servedBy).toBe("unknown");
    await monitor.close();
  });

  test("asks everything about every pair when the computer wakes", async () => {
    const { monitor, scripts } = start();
    await monitor.watch(pairOf("a"));
    await monitor.watch(pairOf("b"));
    await settled();
    for (const script of scripts) script.clear();
    monitor.wake();
    await settled();
    expect(scripts.map(({ asked }) => asked.length)).toEqual([13, 13]);
    await monitor.close();
  });

  test("ends everything when it is closed", async () => {
    const { monitor, scripts, clock } = start();
    await monitor.watch(pairOf("a"));
    await monitor.watch(pairOf("b"));
    await settled();
    await monitor.close();
    for (const script of scripts) script.clear();
    clock.advance(600_000);
    await settled();
    expect(scripts.map(({ asked, isClosed }) => [asked.length, isClosed])).toEqual([
      [0, true],
      [0, true],
    ]);
    expect(monitor.views()).toEqual([]);
    await monitor.watch(pairOf("c"));
    expect(monitor.views()).toEqual([]);
  });
});

describe("a pause of one pair", () => {
  test("goes on when the pair is watched anew, and leaves other pairs alone", async () => {
    const { monitor, scripts, clock } = start();
    await monitor.watch(pairOf("a"));
    await monitor.watch(pairOf("b"));
    await settled();
    const release = monitor.pause("a");
    await monitor.watch(pairOf("a", "after"));
    await settled();
    for (const script of scripts) script.clear();
    clock.advance(61_000);
    monitor.wake();
    await settled();
    expect(scripts[1]?.asked).not.toEqual([]);
    expect(scripts[2]?.asked).toEqual([]);
    await monitor.watcherOf("a").look(({ kind }) => kind === "site");
    expect(scripts[2]?.asked).toEqual(["site"]);
    release();
    await settled();
    expect(scripts[2]?.count("health site1")).toBe(1);
    await monitor.close();
  });
});
