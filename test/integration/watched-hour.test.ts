/** An hour of watching on a clock that is moved, over real appliances that count what is done to them. */
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createProtocols } from "../../electron/core/create-protocols.ts";
import { createPairObserver } from "../../electron/core/monitor/pair-observer.ts";
import { watchPair } from "../../electron/core/monitor/pair-watcher.ts";
import { emptyMemory } from "../../shared/assessment/memory.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { startTestPair } from "../support/practice-pair-fixture.ts";

const stepMs = 30_000;
/** Real time for the answers of one step; an account may make twenty calls a second. */
const answersMs = 80;

test("over an hour a wrong secret is tried once, a right one takes one token, and no connection carries two calls", {
  timeout: 60_000,
}, async () => {
  const { pair: practice, close } = await startTestPair();
  onTestFinished(close);
  const clock = createFakeClock(Date.now());
  const pair = { ...practice.definition, id: "watched", practice: false };
  const readSecret = async (name: string) => (name === "site2" ? "wrong" : (practice.secrets.get(name) ?? null));
  const log = createMemoryLog();
  const watcher = watchPair({
    pair,
    observer: createPairObserver({ pair, protocols: createProtocols({ pair, readSecret, clock }), clock }),
    memory: emptyMemory,
    clock,
    random: () => 0,
    log,
    keep: () => undefined,
    onChange: () => undefined,
  });
  onTestFinished(() => watcher.close());
  const pass = async (minutes: number) => {
    for (let passedMs = 0; passedMs < minutes * 60_000; passedMs += stepMs) {
      clock.advance(stepMs);
      await delay(answersMs);
    }
  };
  await delay(1_000);
  // A token is renewed a minute before its hour ends.
  await pass(57);
  const [site1, site2] = await Promise.all(["site1", "site2"].map((name) => practice.counters(name)));
  expect(site1).toMatchObject({ tokensIssued: 1, failedLogins: 0, mostCallsPerConnection: 1 });
  expect(site2).toMatchObject({ tokensIssued: 0, failedLogins: 1, mostCallsPerConnection: 1 });
  expect(site1?.requests["GET /api/command/v2/health"]).toBeGreaterThan(50);
  await pass(8);
  expect((await practice.counters("site2")).failedLogins).toBe(1);
  expect(watcher.view().status.findings).toContainEqual(
    expect.objectContaining({ code: "AUTH_FAILED", appliance: "site2" }),
  );
});
