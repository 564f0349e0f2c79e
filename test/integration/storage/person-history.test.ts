import { join } from "node:path";
import { expect, test } from "vitest";
import { createHistoryStore } from "../../../electron/core/storage/history-store.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import type { TimelineNote } from "../../../shared/domain/pair-timeline.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function stores() {
  const { db } = openForTest(join(temporaryFolder(), "pairdesk.db"));
  return { db, history: createHistoryStore(db), pairs: createPairsStore(db, createMemoryLog()) };
}

const iso = (ms: number) => new Date(ms).toISOString();
const always = { fromMs: 0, untilMs: 8e15 };
const note = (id: string, fromMs: number, untilMs = fromMs): TimelineNote => ({
  id,
  from: iso(fromMs),
  until: iso(untilMs),
  text: "Zürich — <b>bold</b>\nsecond line",
  ticket: null,
  writtenAt: iso(9_000),
});
const line = (atMs: number, text = "Primary", appliance = "site1") => ({ appliance, atMs, text });

test("notes come back as they were written, the oldest first, and those that touch the period alone", () => {
  const { history } = stores();
  const [moment, span, later] = [note("moment", 2_000), note("span", 1_000, 5_000), note("later", 6_000)];
  for (const one of [later, moment, span]) history.putNote("a", one);
  history.putNote("b", note("moment", 2_000));
  expect(history.notes("a", always)).toEqual([span, moment, later]);
  expect(history.notes("a", { fromMs: 2_001, untilMs: 6_000 })).toEqual([span]);
  expect(history.notes("a", { fromMs: 5_000, untilMs: 5_001 })).toEqual([span]);
  expect(history.notes("a", { fromMs: 5_001, untilMs: 6_001 })).toEqual([later]);
});

test("a note with a known id replaces it, and of the pair alone", () => {
  const { history } = stores();
  history.putNote("a", note("one", 1_000));
  history.putNote("b", note("one", 1_000));
  const changed = { ...note("one", 3_000, 4_000), text: "another", ticket: "INC-1" };
  history.putNote("a", changed);
  expect(history.notes("a", always)).toEqual([changed]);
  expect(history.note("a", "one")).toEqual(changed);
  history.removeNote("a", "one");
  expect(history.note("a", "one")).toBeNull();
  expect(history.note("b", "one")).toEqual(note("one", 1_000));
});

test("deeds stand in the order in which they were done, two at one moment too", () => {
  const { history } = stores();
  const deeds = [
    { atMs: 1_000, deed: "pair-added", detail: null },
    { atMs: 2_000, deed: "secret-set", detail: "site1" },
    { atMs: 2_000, deed: "secret-set", detail: "site2" },
  ] as const;
  for (const deed of deeds) history.addDeed("a", deed);
  expect(history.deeds("a", always)).toEqual(deeds);
  expect(history.deeds("a", { fromMs: 1_001, untilMs: 2_000 })).toEqual([]);
});

test("what an appliance reported is kept once: same appliance, same moment, same text", () => {
  const { history } = stores();
  expect(history.putReports("a", [line(1_000), line(1_000), line(2_000)], 50_000)).toEqual({
    added: 2,
    pastedMs: 50_000,
  });
  expect(history.putReports("a", [line(2_000), line(1_000)], 60_000)).toEqual({ added: 0, pastedMs: null });
  const more = [line(2_000), line(2_000, "Primary", "site2"), line(2_000, "Backup")];
  expect(history.putReports("a", more, 70_000)).toEqual({ added: 2, pastedMs: 70_000 });
  expect(history.reports("a", always).map(({ at, appliance, text }) => [Date.parse(at), appliance, text])).toEqual([
    [1_000, "site1", "Primary"],
    [2_000, "site1", "Primary"],
    [2_000, "site2", "Primary"],
    [2_000, "site1", "Backup"],
  ]);
});

test("a paste is removed by its own time, which no other has, even when the clock was set back", () => {
  const { history } = stores();
  history.putReports("a", [line(1_000)], 50_000);
  const second = history.putReports("a", [line(1_000), line(2_000)], 50_000);
  expect(second).toEqual({ added: 1, pastedMs: 50_001 });
  expect(history.putReports("a", [line(3_000)], 7)).toEqual({ added: 1, pastedMs: 50_002 });
  expect(history.removeReports("a", 50_001)).toMatchObject([{ at: iso(2_000), pastedAt: iso(50_001) }]);
  expect(history.removeReports("a", 50_001)).toEqual([]);
  expect(history.reports("a", always).map(({ at }) => Date.parse(at))).toEqual([1_000, 3_000]);
});

test("a paste is kept all together or not at all", () => {
  const { db, history } = stores();
  db.exec(
    "CREATE TRIGGER no_two BEFORE INSERT ON history_report WHEN NEW.at_ms = 2000 BEGIN SELECT RAISE(ABORT, 'no'); END",
  );
  expect(() => history.putReports("a", [line(1_000), line(2_000)], 9_000)).toThrow(/no/);
  expect(history.reports("a", always)).toEqual([]);
  expect(db.isTransaction).toBe(false);
});

test("all of it stays while the pair is put aside, goes with the pair, and with no other", () => {
  const { history, pairs } = stores();
  for (const id of ["a", "b"]) {
    pairs.save(samplePair(id));
    history.putNote(id, note("n", 1_000));
    history.addDeed(id, { atMs: 1_000, deed: "pair-added", detail: null });
    history.putReports(id, [line(1_000)], 2_000);
  }
  const countOf = (id: string) =>
    history.notes(id, always).length + history.deeds(id, always).length + history.reports(id, always).length;
  pairs.putAside("a", 1_000);
  expect(countOf("a")).toBe(3);
  pairs.remove("a");
  expect([countOf("a"), countOf("b")]).toEqual([0, 3]);
});
