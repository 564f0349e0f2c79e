import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createHousekeeping } from "../../../electron/core/create-housekeeping.ts";
import { openStores, type Stores } from "../../../electron/core/create-stores.ts";
import { createTimeline } from "../../../electron/core/create-timeline.ts";
import { type Clock, systemClock } from "../../../electron/core/ports.ts";
import { connect } from "../../../electron/core/storage/connect.ts";
import { migrate } from "../../../electron/core/storage/migrations/migrations.ts";
import { createDayClock } from "../../support/day-clock.ts";
import { storeYear } from "../../support/history/store-year.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const dayMs = 86_400_000;
const beganMs = Date.UTC(2025, 0, 1);
const endMs = Date.UTC(2026, 0, 1);

/** A recorded year, which each test takes a copy of. */
const recorded = mkdtempSync(join(tmpdir(), "pairdesk-test-"));
beforeAll(() => {
  const stores = openStores({ dataFolder: recorded, readOnly: false, clock: systemClock, log: createMemoryLog() });
  stores.pairs.save(samplePair("pair-1"));
  storeYear(stores.history, "pair-1", 7);
  putAnswers(stores);
  stores.close();
}, 120_000);
afterAll(() => rmSync(recorded, { recursive: true }));

function openYear(clock: Clock = createDayClock(endMs)) {
  const dataFolder = temporaryFolder();
  cpSync(recorded, dataFolder, { recursive: true });
  const log = createMemoryLog();
  const stores = openStores({ dataFolder, readOnly: false, clock, log });
  onTestFinished(() => stores.close());
  const housekeeping = createHousekeeping({ stores, log, clock });
  return { stores, housekeeping, log, path: join(dataFolder, "pairdesk.db") };
}

/** One a day and appliance, each with a body of its own. */
function putAnswers({ rawAnswers }: Stores): void {
  const days = Array.from({ length: 365 }, (_, day) => beganMs + day * dayMs);
  rawAnswers.put(
    days.map((fromMs) => ({
      ...{ id: null, pairId: "pair-1", appliance: "site1", question: "GET /health", fromMs, untilMs: fromMs, times: 1 },
      outcome: JSON.stringify({ kind: "answered", status: 200 }),
      body: `${fromMs}`.repeat(200),
    })),
  );
}

const year = { from: new Date(beganMs).toISOString(), until: new Date(endMs).toISOString() };
const wholeYear = { fromMs: beganMs, untilMs: endMs };
const answersOf = ({ rawAnswers }: Stores) => rawAnswers.page({ pairId: "pair-1", limit: 1000 }, wholeYear).answers;

test("by itself raw answers go after thirty days, and changes never", async () => {
  const clock = createDayClock(endMs);
  const { stores, housekeeping } = openYear(clock);
  const before = stores.history.segments("pair-1", wholeYear);
  expect(housekeeping.state().kept).toEqual({ changes: null, rawAnswers: 30 });
  housekeeping.start();
  await clock.pass(60_000);
  await housekeeping.close();
  const ages = answersOf(stores).map(({ from }) => (endMs - Date.parse(from)) / dayMs);
  expect(Math.max(...ages)).toBe(30);
  expect(ages).toHaveLength(30);
  expect(stores.history.segments("pair-1", wholeYear)).toEqual(before);
});

test("a shorter choice deletes what its preview counts, at once, and the file becomes smaller", async () => {
  const { stores, housekeeping, path } = openYear();
  const kept = { changes: 90, rawAnswers: 0 };
  const loss = housekeeping.preview(kept);
  expect(loss.rawAnswers).toBe(365);
  expect(loss.spans).toBeGreaterThan(1000);
  const spans = stores.history.segments("pair-1", wholeYear).length;
  const before = housekeeping.state();

  const after = await housekeeping.keep(kept);

  expect(after.kept).toEqual(kept);
  expect(stores.history.segments("pair-1", wholeYear)).toHaveLength(spans - loss.spans);
  expect(answersOf(stores)).toEqual([]);
  expect(housekeeping.preview(kept)).toEqual({ spans: 0, incidents: 0, syncs: 0, responseHours: 0, rawAnswers: 0 });
  expect(after.databaseBytes).toBeLessThan(before.databaseBytes / 2);
  expect(after.databaseBytes).toBe(statSync(path).size + statSync(`${path}-wal`).size);
});

test("a clock that is a month ahead deletes nothing, at any start and while it goes on for hours", async () => {
  const { stores, housekeeping, log } = openYear();
  await housekeeping.keep({ changes: 30, rawAnswers: 30 });
  const before = [stores.history.segments("pair-1", wholeYear), answersOf(stores)];
  expect(before[0]?.length).toBeGreaterThan(100);
  for (const hours of [0, 5]) {
    const clock = createDayClock(endMs + 32 * dayMs + hours * 3_600_000);
    const started = createHousekeeping({ stores, log, clock });
    started.start();
    await clock.pass(4 * 3_600_000);
    await started.close();
  }
  expect([stores.history.segments("pair-1", wholeYear), answersOf(stores)]).toEqual(before);
  expect(log.entries.filter(({ event }) => event === "storage.clock-doubted")).toHaveLength(2);
});

test("after a month away, what is too old goes a day later", async () => {
  const { stores, housekeeping, log } = openYear();
  await housekeeping.keep({ changes: 30, rawAnswers: 30 });
  const clock = createDayClock(endMs + 32 * dayMs);
  const started = createHousekeeping({ stores, log, clock });
  started.start();
  await clock.pass(dayMs + 60_000);
  await vi.waitFor(() => expect(stores.history.segments("pair-1", wholeYear)).toEqual([]));
  await started.close();
  expect(answersOf(stores)).toEqual([]);
});

test("a pair that is watched every few days has its old answers removed at the first of these starts", async () => {
  const { stores, housekeeping, log } = openYear();
  await housekeeping.keep({ changes: null, rawAnswers: 30 });
  const seenMs = endMs + 10 * dayMs;
  const segment = {
    lane: "verdict",
    value: "protected",
    fromMs: seenMs,
    untilMs: seenMs,
    looks: 1,
    after: "off" as const,
  };
  stores.history.put("pair-1", { segments: [segment], incidents: [], syncs: [], responses: [] });
  const clock = createDayClock(seenMs + dayMs);
  const started = createHousekeeping({ stores, log, clock });
  started.start();
  await clock.pass(60_000);
  await started.close();
  expect(answersOf(stores)).toHaveLength(19);
});

test("what was removed is named in the timeline, which has no unnamed hole", async () => {
  const { stores, housekeeping } = openYear();
  await housekeeping.keep({ changes: 90, rawAnswers: 30 });
  const clock = { nowMs: () => endMs, setTimer: () => ({ cancel: () => undefined }) };
  const { lanes } = createTimeline(stores.history, samplePair("pair-1"), year, clock);
  for (const { kind, spans } of lanes) {
    expect(spans[0], kind).toMatchObject({ from: year.from, kind: "not-observed" });
    for (const [index, span] of spans.entries()) expect(span.from).toBe(spans[index - 1]?.until ?? year.from);
    expect(spans.at(-1)?.until).toBe(year.until);
  }
  expect(lanes.find(({ kind }) => kind === "verdict")?.spans[0]).toMatchObject({ reason: "removed", changed: null });
});

test("incidents that have not ended stay, and so does another choice over a new start", async () => {
  const { stores, housekeeping, log } = openYear();
  const incident = (fromMs: number, endedMs: number | null) => ({
    ...{ code: "APPLIANCE_UNREACHABLE", appliance: "site1", severity: "critical" as const, message: "It is silent." },
    ...{ fromMs, untilMs: fromMs + 1, endedMs, beganAfter: null, endedAfter: null },
  });
  const incidents = [incident(beganMs, null), incident(beganMs + 1, beganMs + 5), incident(endMs - dayMs, endMs)];
  stores.history.put("pair-1", { segments: [], incidents, syncs: [], responses: [] });
  await housekeeping.keep({ changes: 30, rawAnswers: 1 });
  expect(stores.history.incidents("pair-1", wholeYear).map(({ fromMs }) => fromMs)).toEqual([endMs - dayMs, beganMs]);
  const again = createHousekeeping({ stores, log, clock: createDayClock(endMs) });
  expect(again.state().kept).toEqual({ changes: 30, rawAnswers: 1 });
});

test("between two steps other work goes on, and closing ends after the step under way", async () => {
  const { stores, housekeeping } = openYear();
  const before = stores.history.segments("pair-1", wholeYear).length;
  const keeping = housekeeping.keep({ changes: 30, rawAnswers: 0 });
  await new Promise((resolve) => setImmediate(resolve));
  await housekeeping.close();
  await keeping;
  const left = stores.history.segments("pair-1", wholeYear).length;
  expect(left).toBeGreaterThan(housekeeping.preview({ changes: 30, rawAnswers: 0 }).spans);
  expect(left).toBeLessThanOrEqual(before);
});

test("a database from before is made one that can become smaller", () => {
  const dataFolder = temporaryFolder();
  const old = connect(join(dataFolder, "pairdesk.db"), { readOnly: false });
  old.exec("PRAGMA application_id = 0x5044534b");
  migrate(old, 5);
  old.close();
  const clock = createDayClock(endMs);
  const stores = openStores({ dataFolder, readOnly: false, clock, log: createMemoryLog() });
  stores.close();
  const db = connect(join(dataFolder, "pairdesk.db"), { readOnly: true });
  expect(db.prepare("PRAGMA auto_vacuum").get()).toMatchObject({ auto_vacuum: 2 });
  db.close();
});
