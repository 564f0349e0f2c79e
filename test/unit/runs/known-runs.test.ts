import { expect, test } from "vitest";
import { createKnownRuns } from "../../../electron/core/runs/known-runs.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { stageRun } from "../../support/runs/run-stage.ts";

const minuteMs = 60_000;

/** The journal of a whole switch, and one that counts how often it is read. */
async function countedStore() {
  const stage = stageRun();
  await stage.toWrite();
  await stage.clock.pass(5 * minuteMs);
  const journals = new Map<string, { pairId: string; events: RunEvent[] }>();
  const reads = { list: 0, load: 0 };
  return {
    journals,
    reads,
    states: stage.run.state(),
    events: stage.journal,
    store: {
      load: (runId: string) => {
        reads.load += 1;
        return journals.get(runId)?.events ?? [];
      },
      lost: () => 0,
      list: (pairId: string | null) => {
        reads.list += 1;
        return [...journals]
          .filter(([, one]) => pairId === null || one.pairId === pairId)
          .map(([runId, one]) => ({ runId, pairId: one.pairId }));
      },
    },
  };
}

test("what runs leave behind is read from the journals once for each pair, also where there are none", async () => {
  const { store, reads, journals, events } = await countedStore();
  journals.set("run-1", { pairId: "pair-1", events });
  const known = createKnownRuns(store);
  for (let judged = 0; judged < 100; judged += 1) {
    expect(known.left("pair-1").backups).toEqual({ site1: expect.any(String) });
    expect(known.left("pair-2")).toEqual({ takeover: null, backups: {}, expected: [] });
  }
  expect(reads).toEqual({ list: 2, load: 1 });
});

test("a run whose beginning cannot be read is told apart from the others, and its journal is not read again for that", async () => {
  const { store, reads, journals, events } = await countedStore();
  journals.set("run-1", { pairId: "pair-1", events });
  journals.set("run-2", { pairId: "pair-1", events: events.slice(1) });
  journals.set("run-3", { pairId: "pair-2", events: [] });
  const known = createKnownRuns(store);
  expect(known.list(null).map(({ id }) => id)).toEqual(["run-1"]);
  expect(known.unreadable()).toEqual([{ id: "run-2", pairId: "pair-1", last: events.at(-1) }]);
  expect(reads.load).toBe(3);
});

test("what a run leaves behind is told anew when its state has moved on, and only for its pair", async () => {
  const { store, reads, journals, events, states } = await countedStore();
  const known = createKnownRuns(store);
  expect([known.left("pair-1").backups, known.left("pair-2").backups]).toEqual([{}, {}]);
  journals.set("run-1", { pairId: "pair-1", events });
  known.put("run-1", "pair-1", states);
  expect(known.left("pair-1").backups).toEqual({ site1: expect.any(String) });
  known.left("pair-2");
  expect(reads).toEqual({ list: 3, load: 0 });
  // What it sees while it waits is told every few seconds, and is no news of its state.
  known.put("run-1", "pair-1", states);
  known.left("pair-1");
  expect(reads.list).toBe(3);
});
