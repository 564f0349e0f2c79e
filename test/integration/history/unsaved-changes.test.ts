import { expect, test } from "vitest";
import { createPairHistory } from "../../../electron/core/create-pair-history.ts";
import { createNoticeBoard } from "../../../electron/core/gate/notice-board.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { recordPair } from "../../support/history/recorded-pair.ts";
import { answered, unreachable } from "../../support/observations.ts";

const minuteMs = 60_000;

/** A pair whose history cannot be written while the disk is full. */
function recordOnDisk() {
  const disk = { isFull: false };
  const recorded = recordPair((store, pairId, clock) => {
    const put: typeof store.put = (id, changes) => {
      if (disk.isFull) throw new PairdeskError("disk-full", "There is no room left.", "Make room.");
      store.put(id, changes);
    };
    const board = createNoticeBoard(clock);
    return createPairHistory({ ...store, put }, pairId, (work) => board.guard("not-stored", work));
  });
  return { ...recorded, disk };
}

test("an outage that could not be written is written with the next changes that can", async () => {
  const { disk, script, clock, start, timeline, store } = recordOnDisk();
  await start();
  await clock.pass(10 * minuteMs);
  disk.isFull = true;
  await clock.pass(5 * minuteMs);
  Object.assign(script, { health1: unreachable, probe1: unreachable, siteOutcome: unreachable });
  await clock.pass(10 * minuteMs);
  const back = {
    health1: answered("site1"),
    probe1: { kind: "answered", status: 200 },
    siteOutcome: answered("site1"),
  };
  Object.assign(script, back);
  await clock.pass(5 * minuteMs);
  disk.isFull = false;
  await clock.pass(5 * minuteMs);
  const { availability, incidents, responses } = timeline(35);
  expect(availability.downMs / minuteMs).toBeCloseTo(10, 0);
  expect(availability.coverage).toBeCloseTo(1, 2);
  expect(incidents.filter(({ code }) => code === "APPLIANCE_UNREACHABLE")).toMatchObject([{ appliance: "site1" }]);
  expect(store.openIncidents("pair-1").map(({ code }) => code)).not.toContain("APPLIANCE_UNREACHABLE");
  const looks = responses.filter(({ appliance }) => appliance === "site2").reduce((sum, { looks }) => sum + looks, 0);
  expect(looks).toBeGreaterThanOrEqual(34);
});

test("what a clock that was ahead has left unwritten is taken back with what was written", async () => {
  const { disk, clock, start, setClock, store } = recordOnDisk();
  await start();
  await clock.pass(10 * minuteMs);
  setClock(86_400_000);
  await clock.pass(minuteMs);
  disk.isFull = true;
  await clock.pass(minuteMs);
  setClock(-86_400_000);
  await clock.pass(10 * minuteMs);
  disk.isFull = false;
  await clock.pass(5 * minuteMs);
  const ends = store.lastSegments("pair-1").map(({ untilMs }) => untilMs);
  expect(Math.max(...ends)).toBeLessThanOrEqual(clock.nowMs());
});
