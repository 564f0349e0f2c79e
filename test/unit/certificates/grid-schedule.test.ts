import { expect, test } from "vitest";
import { createGridSchedule } from "../../../electron/core/certificate-grid/grid-schedule.ts";
import { gridIntervalMs } from "../../../shared/certificates/grid-age.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { settled } from "../../support/settled.ts";
import { silentLog } from "../../support/silent-log.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";

const minuteMs = 60_000;

function open(last: Record<string, number> = {}) {
  const clock = createFakeClock();
  const looks: string[] = [];
  const ends: (() => void)[] = [];
  const forgotten: string[] = [];
  const schedule = createGridSchedule({ clock, random: () => 0.5, log: silentLog });
  const advance = async (ms: number) => {
    clock.advance(ms);
    await settled();
  };
  let isHeld = false;
  let knows = true;
  schedule.begin({
    look(pairId) {
      looks.push(pairId);
      return isHeld ? new Promise<void>((resolve) => ends.push(resolve)) : Promise.resolve();
    },
    lastLookMs: (pairId) => last[pairId] ?? null,
    knows: () => knows,
    forget: (pairId) => void forgotten.push(pairId),
  });
  return {
    ...{ advance, looks, ends, forgotten, schedule },
    hold: () => {
      isHeld = true;
    },
    seeAnother() {
      knows = false;
    },
  };
}

const seen: Observation = {
  ...{ kind: "certificate", appliance: "site1", at: "2026-03-01T12:00:00.000Z", tookMs: 1 },
  outcome: { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" },
};

test("a pair that came is looked at soon, and again after some hours", async () => {
  const { advance, looks, schedule } = open();
  schedule.watched(samplePair("a"));
  await advance(minuteMs);
  expect(looks).toEqual(["a"]);
  await advance(gridIntervalMs - 10 * minuteMs);
  expect(looks).toEqual(["a"]);
  await advance(20 * minuteMs);
  expect(looks).toEqual(["a", "a"]);
});

test("after a start a pair waits for its turn, and one that is overdue does not", async () => {
  const now = createFakeClock().nowMs();
  const { advance, looks, schedule } = open({ fresh: now - minuteMs, overdue: now - 2 * gridIntervalMs });
  schedule.watched(samplePair("fresh"));
  schedule.watched(samplePair("overdue"));
  await advance(minuteMs);
  expect(looks).toEqual(["overdue"]);
  await advance(gridIntervalMs);
  expect(looks).toContain("fresh");
});

test("another certificate than the known one is looked at soon, and not with every look of the watcher", async () => {
  const { advance, looks, schedule, seeAnother } = open();
  schedule.watched(samplePair("a"));
  await advance(minuteMs);
  schedule.seen("a", seen);
  await advance(minuteMs);
  expect(looks).toHaveLength(1);
  seeAnother();
  for (let minute = 0; minute < 9; minute += 1) {
    schedule.seen("a", seen);
    await advance(minuteMs);
  }
  expect(looks).toHaveLength(2);
  schedule.seen("a", seen);
  await advance(2 * minuteMs);
  schedule.seen("a", seen);
  await advance(minuteMs);
  expect(looks).toHaveLength(3);
});

test("however many are due, only a few are under way", async () => {
  const { advance, looks, ends, schedule, hold } = open();
  hold();
  for (let index = 0; index < 10; index += 1) schedule.watched(samplePair(`p${index}`));
  await advance(minuteMs);
  expect(looks).toHaveLength(4);
  ends[0]?.();
  await advance(0);
  expect(looks).toHaveLength(5);
});

test("a pair that is watched no more, and all once it has ended, are looked at no more", async () => {
  const { advance, looks, forgotten, schedule } = open();
  schedule.watched(samplePair("a"));
  schedule.watched(samplePair("b"));
  schedule.unwatched("a");
  await advance(minuteMs);
  expect(looks).toEqual(["b"]);
  expect(forgotten).toEqual(["a"]);
  schedule.end();
  await advance(3 * gridIntervalMs);
  expect(looks).toEqual(["b"]);
});
