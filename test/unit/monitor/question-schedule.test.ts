import { describe, expect, test } from "vitest";
import type { Question } from "../../../electron/core/monitor/pair-observer.ts";
import { scheduleQuestions } from "../../../electron/core/monitor/question-schedule.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { settled } from "../../support/settled.ts";

const intervals = {
  health: 60_000,
  site: 60_000,
  probe: 15_000,
  vantage: 60_000,
  certificate: 300_000,
  appliances: 300_000,
  "site-address": 300_000,
  "default-certificate": 900_000,
};
const ofPair: string[] = ["site", "vantage", "site-address"];
const questionOf = (kind: Question["kind"]): Question =>
  (ofPair.includes(kind) ? { kind } : { kind, appliance: "site1" }) as Question;

function start(kinds: Question["kind"][], options: { random?: () => number; isHeld?: boolean } = {}) {
  const clock = createFakeClock();
  const asked: { kind: Question["kind"]; atMs: number }[] = [];
  const waiting: (() => void)[] = [];
  /** Each time that the end of the first round was told: whether it was complete by then. */
  const rounds: boolean[] = [];
  const startMs = clock.nowMs();
  const schedule = scheduleQuestions({
    questions: kinds.map(questionOf),
    async ask({ kind }) {
      asked.push({ kind, atMs: clock.nowMs() - startMs });
      if (options.isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    onRoundComplete: () => void rounds.push(schedule.isRoundComplete()),
    clock,
    random: options.random ?? (() => 0),
  });
  /** Answers what is waiting now. */
  const answer = async () => {
    for (const resolve of waiting.splice(0)) resolve();
    await settled();
  };
  /** Moves on in small steps, so that what follows from an answer is seen at its own time. */
  const pass = async (ms: number, stepMs = 1000) => {
    for (let done = 0; done < ms; done += stepMs) {
      clock.advance(Math.min(stepMs, ms - done));
      await settled();
    }
  };
  return { schedule, asked, rounds, answer, pass, timesOf: () => asked.map(({ atMs }) => atMs) };
}

describe("the schedule of questions", () => {
  test("asks everything at once to begin with", async () => {
    const { asked } = start(["health", "certificate", "probe", "site"]);
    expect(asked.map(({ kind }) => kind)).toEqual(["health", "certificate", "probe", "site"]);
  });

  test("tells the end of the first round once, when it is complete", async () => {
    const { rounds, answer, pass } = start(["health", "probe"], { isHeld: true });
    expect(rounds).toEqual([]);
    await answer();
    expect(rounds).toEqual([true]);
    await pass(20_000);
    await answer();
    expect(rounds).toEqual([true]);
  });

  test.each(Object.entries(intervals))("asks %s again every %i ms", async (kind, interval) => {
    const { pass, timesOf } = start([kind as Question["kind"]]);
    await settled();
    await pass(interval * 3, interval / 4);
    expect(timesOf()).toEqual([0, interval, interval * 2, interval * 3]);
  });

  test("spreads by chance by up to a tenth longer, never shorter", async () => {
    const chances = [0, 0.5, 0.999_999];
    const { pass, timesOf } = start(["health"], { random: () => chances.shift() ?? 0 });
    await settled();
    await pass(200_000, 500);
    const times = timesOf();
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps[0]).toBe(60_000);
    expect(gaps[1]).toBe(63_000);
    expect(gaps[2]).toBeGreaterThan(65_900);
    expect(gaps[2]).toBeLessThanOrEqual(66_000);
  });

  test("spreads probes by chance by up to a tenth shorter, since nothing caches them and silence is found by them", async () => {
    const chances = [0, 0.5, 0.999_999];
    const { pass, timesOf } = start(["probe"], { random: () => chances.shift() ?? 0 });
    await settled();
    await pass(50_000, 250);
    const times = timesOf();
    const gaps = times.slice(1, 4).map((time, index) => time - (times[index] ?? 0));
    expect(gaps.map(Math.round)).toEqual([15_000, 14_250, 13_500]);
  });

  test("never has two looks of one kind under way, and counts the interval from the answer", async () => {
    const { asked, answer, pass, timesOf } = start(["health"], { isHeld: true });
    await pass(200_000, 10_000);
    expect(asked).toHaveLength(1);
    await answer();
    await pass(60_000);
    expect(timesOf()).toEqual([0, 260_000]);
  });

  test("joins a look that is under way when it is to ask now", async () => {
    const { schedule, asked, answer } = start(["health", "site"], { isHeld: true });
    let isDone = false;
    const now = schedule
      .askNow(({ kind }) => kind === "health")
      .then(() => {
        isDone = true;
      });
    await settled();
    expect([asked.length, isDone]).toEqual([2, false]);
    await answer();
    await now;
    expect(asked).toHaveLength(2);
  });

  test("asks only what is wanted now, and its next turn an interval later", async () => {
    const { schedule, pass, asked } = start(["health", "site"]);
    await settled();
    await pass(40_000);
    await schedule.askNow(({ kind }) => kind === "health");
    await pass(30_000);
    const times = (wanted: string) => asked.filter(({ kind }) => kind === wanted).map(({ atMs }) => atMs);
    expect(times("health")).toEqual([0, 40_000]);
    expect(times("site")).toEqual([0, 60_000]);
    await pass(30_000);
    expect(times("health")).toEqual([0, 40_000, 100_000]);
  });

  test("has completed its round when every question was answered once", async () => {
    const { schedule, answer } = start(["health", "site"], { isHeld: true });
    expect(schedule.isRoundComplete()).toBe(false);
    await answer();
    expect(schedule.isRoundComplete()).toBe(true);
  });

  test("asks nothing more once closed, and closes when the last look has ended", async () => {
    const { schedule, asked, answer, pass } = start(["health", "probe"], { isHeld: true });
    let isClosed = false;
    const closing = schedule.close().then(() => {
      isClosed = true;
    });
    await settled();
    expect(isClosed).toBe(false);
    await answer();
    await closing;
    await pass(120_000, 15_000);
    await schedule.askNow(() => true);
    expect(asked).toHaveLength(2);
  });
});
