import { join } from "node:path";
import { expect, test } from "vitest";
import { createMemoryStore } from "../../../electron/core/storage/memory-store.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest } from "../../support/storage/open-for-test.ts";
import { samplePair, sampleProbe } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function stores() {
  const { db } = openForTest(join(temporaryFolder(), "pairdesk.db"));
  const log = createMemoryLog();
  return { db, log, pairs: createPairsStore(db, log), memory: createMemoryStore(db, log) };
}

test("pairs come back as they were saved, in the order in which they were added", () => {
  const { pairs } = stores();
  const first = samplePair("z", "Zürich — Straße");
  const second = { ...samplePair("a"), practice: true, vantage: ["192.0.2.1:443"] };
  pairs.save(first);
  pairs.save(second);
  pairs.save({ ...first, normalPrimary: "site2" });
  expect(pairs.list()).toEqual([{ ...first, normalPrimary: "site2" }, second]);
  expect(pairs.get("a")).toEqual(second);
  expect(pairs.get("nobody")).toBeNull();
  expect(pairs.notices()).toEqual([]);
});

test("a pair that breaks the rules is not stored", () => {
  const { pairs } = stores();
  expect(() => pairs.save({ ...samplePair("a"), normalPrimary: "somebody" })).toThrow();
  expect(pairs.list()).toEqual([]);
});

test("several pairs are saved all together or not at all", () => {
  const { pairs } = stores();
  const wrong = { ...samplePair("b"), normalPrimary: "somebody" };
  expect(() => pairs.saveAll([samplePair("a"), wrong])).toThrow();
  expect(pairs.list()).toEqual([]);
  pairs.saveAll([samplePair("a"), samplePair("b")]);
  expect(pairs.list().map(({ id }) => id)).toEqual(["a", "b"]);
});

test("a pair that was put aside is nowhere but there, keeps its place and what was seen of it, and comes back", () => {
  const { pairs, memory } = stores();
  pairs.saveAll([samplePair("a"), samplePair("b"), samplePair("c")]);
  memory.put("a", [["probe:site1", sampleProbe("2026-01-01T00:00:00.000Z")]]);
  pairs.putAside("a", 1_000);
  pairs.putAside("b", 2_000);
  expect(pairs.list().map(({ id }) => id)).toEqual(["c"]);
  expect(pairs.get("a")).toBeNull();
  expect(pairs.aside().map(({ pair, removedAtMs }) => [pair.id, removedAtMs])).toEqual([
    ["b", 2_000],
    ["a", 1_000],
  ]);
  pairs.bringBack("a");
  expect(pairs.list()).toEqual([samplePair("a"), samplePair("c")]);
  expect(Object.keys(memory.load("a"))).toEqual(["probe:site1"]);
});

test("what was last seen of a pair goes with it", () => {
  const { pairs, memory } = stores();
  for (const id of ["a", "b"]) {
    pairs.save(samplePair(id));
    memory.put(id, [["probe:site1", sampleProbe("2026-01-01T00:00:00.000Z")]]);
  }
  pairs.remove("a");
  expect(pairs.list().map((pair) => pair.id)).toEqual(["b"]);
  expect(memory.load("a")).toEqual({});
  expect(Object.keys(memory.load("b"))).toEqual(["probe:site1"]);
  memory.removePair("b");
  expect(memory.load("b")).toEqual({});
});

test("a newer observation replaces an older one and never the other way round", () => {
  const { memory } = stores();
  const older = sampleProbe("2026-01-01T00:00:00Z", 500);
  const newer = sampleProbe("2026-01-01T00:00:00.500Z", 200);
  const sameTime = sampleProbe("2026-01-01T00:00:00.500Z", 503);
  memory.put("a", [["s", older]]);
  memory.put("a", [["s", newer]]);
  memory.put("a", [["s", older]]);
  expect(memory.load("a")).toEqual({ s: newer });
  memory.put("a", [["s", sameTime]]);
  expect(memory.load("a")).toEqual({ s: sameTime });
});

test("entries are stored all together or not at all", () => {
  const { db, memory } = stores();
  db.exec(
    "CREATE TRIGGER no_second BEFORE INSERT ON latest_observation WHEN NEW.slot = 'two' BEGIN SELECT RAISE(ABORT, 'no'); END",
  );
  const probe = sampleProbe("2026-01-01T00:00:00Z");
  const both: [string, typeof probe][] = [
    ["one", probe],
    ["two", probe],
  ];
  expect(() => memory.put("a", both)).toThrow(/no/);
  expect(memory.load("a")).toEqual({});
  expect(db.isTransaction).toBe(false);
});

test("an observation that no longer fits is left out and logged without its content", () => {
  const { db, memory, log } = stores();
  memory.put("a", [["good", sampleProbe("2026-01-01T00:00:00Z")]]);
  db.exec(`INSERT INTO latest_observation VALUES ('a', 'bad', 1, '{"kind":"of old","text":"what it said"}')`);
  expect(Object.keys(memory.load("a"))).toEqual(["good"]);
  expect(log.entries).toMatchObject([{ event: "storage.observation-unreadable", facts: { pairId: "a", slot: "bad" } }]);
  expect(JSON.stringify(log.entries)).not.toContain("what it said");
});
