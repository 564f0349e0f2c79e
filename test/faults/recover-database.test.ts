import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { beforeAll, expect, test } from "vitest";
import { systemClock } from "../../electron/core/ports.ts";
import { connect } from "../../electron/core/storage/connect.ts";
import { createHistoryStore } from "../../electron/core/storage/history-store.ts";
import { createMemoryStore } from "../../electron/core/storage/memory-store.ts";
import { migrate } from "../../electron/core/storage/migrations/migrations.ts";
import { openDatabase } from "../../electron/core/storage/open-database.ts";
import { createPairsStore } from "../../electron/core/storage/pairs-store.ts";
import { recoverRows } from "../../electron/core/storage/recovery/recover-rows.ts";
import { believedPauseMs } from "../../shared/history/lane.ts";
import { storeYear } from "../support/history/store-year.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { createRandom } from "../support/random.ts";
import { openForTest } from "../support/storage/open-for-test.ts";
import { samplePair, sampleProbe } from "../support/storage/sample-pair.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const pageBytes = 4096;
const pairCount = 120;
/** Shorter ones can change a letter of a text, which nothing in the file tells of. */
const shortestDamage = 48;

let sound: Buffer;
let rowsOfSound: Map<string, Set<string>>;
/** A page of the file each, where a pair is kept. */
let placesOfPairs: Map<string, number>;

const quoted = (value: unknown) => JSON.stringify(value);

/** Every row of every table, as text, whatever tables there are. */
function rowsOf(db: DatabaseSync): Map<string, Set<string>> {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
  return new Map(
    tables.map(({ name }) => [String(name), new Set(db.prepare(`SELECT * FROM "${name}"`).all().map(quoted))]),
  );
}

function fill(db: DatabaseSync): void {
  const pairs = createPairsStore(db, createMemoryLog());
  const memories = createMemoryStore(db, createMemoryLog());
  for (let number = 0; number < pairCount; number += 1) {
    pairs.save(samplePair(`p${number}`, `Pair ${number} of a${" very".repeat((number % 5) * 2)} long name`));
    memories.put(`p${number}`, [["probe:site1", sampleProbe(new Date(1.7e12 + number).toISOString())]]);
  }
  storeYear(createHistoryStore(db), "p1", 7);
}

/** The leaf of a table; inner pages may hold what is left of rows that were moved. */
function pageOfPair(number: number): number {
  const isLeaf = (page: number) => sound[page * pageBytes] === 13;
  for (let at = -1; ; ) {
    at = sound.indexOf(`{"name":"Pair ${number} of`, at + 1);
    if (at < 0) throw new Error(`pair ${number} is in no page`);
    if (isLeaf(Math.floor(at / pageBytes))) return Math.floor(at / pageBytes);
  }
}

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "pairdesk-test-"));
  const path = join(folder, "pairdesk.db");
  const { db } = openDatabase({ path, readOnly: false, clock: systemClock, log: createMemoryLog() });
  fill(db);
  rowsOfSound = rowsOf(db);
  db.close();
  sound = readFileSync(path);
  rmSync(folder, { recursive: true });
  placesOfPairs = new Map(Array.from({ length: pairCount }, (_, number) => [`p${number}`, pageOfPair(number)]));
}, 60_000);

interface Damage {
  bytes: Buffer;
  hitPages: Set<number>;
}

function damage(random: () => number): Damage {
  const bytes = Buffer.from(sound);
  const hitPages = new Set<number>();
  const times = 1 + Math.floor(random() * 6);
  for (let time = 0; time < times; time += 1) {
    const length = shortestDamage + Math.floor(random() * random() * 4 * pageBytes);
    const from = Math.floor(random() * (bytes.length - length));
    const isEmptied = random() < 0.3;
    for (let at = from; at < from + length; at += 1) bytes[at] = isEmptied ? 0 : Math.floor(random() * 256);
    for (let page = Math.floor(from / pageBytes); page <= (from + length - 1) / pageBytes; page += 1)
      hitPages.add(page);
  }
  return { bytes, hitPages };
}

/** A row whose hole was named as lost is the row that was there. */
function wasThere(table: string, row: string): boolean {
  const rows = rowsOfSound.get(table);
  return rows?.has(row) === true || rows?.has(row.replace('"after":"lost"', '"after":null')) === true;
}

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  "damage %i: the database opens with nothing invented, and with every pair whose page is whole",
  (seed) => {
    const path = join(temporaryFolder(), "pairdesk.db");
    const { bytes, hitPages } = damage(createRandom(seed * 7919));
    writeFileSync(path, bytes);

    const { db, notices } = openForTest(path);

    for (const [table, rows] of rowsOf(db)) {
      for (const row of rows) if (!wasThere(table, row)) expect.fail(`${table} has an invented row ${row}`);
    }
    const pairs = new Set(
      createPairsStore(db, createMemoryLog())
        .list()
        .map(({ id }) => id),
    );
    const expected = [...placesOfPairs].filter(([, page]) => !hitPages.has(page)).map(([id]) => id);
    // What lies in the middle of nothing is not noticed, and then no file was set aside at all.
    expect(expected.filter((id) => !pairs.has(id))).toEqual([]);
    if (notices.length > 0) expect(notices[0]?.message).toMatch(/could be recovered: \d+ pairs, .* spans of history/);
    expect(() => createHistoryStore(db).segments("p1", { fromMs: 0, untilMs: 8e15 })).not.toThrow();
  },
);

test("no lane claims to have lasted over what was lost", () => {
  for (let seed = 100; seed < 110; seed += 1) {
    const path = join(temporaryFolder(), "pairdesk.db");
    writeFileSync(path, damage(createRandom(seed * 104_729)).bytes);
    const { db } = openForTest(path);
    const lanes = Map.groupBy(createHistoryStore(db).segments("p1", { fromMs: 0, untilMs: 8e15 }), ({ lane }) => lane);
    for (const segments of lanes.values()) {
      segments.forEach((segment, index) => {
        const before = segments[index - 1];
        if (segment.after === null) {
          expect(segment.fromMs - (before?.untilMs ?? 0)).toBeLessThanOrEqual(believedPauseMs(segment.lane));
        }
        if (before) expect(segment.fromMs).toBeGreaterThanOrEqual(before.untilMs);
        else expect(segment.after).not.toBeNull();
      });
    }
    db.close();
  }
});

test("what was committed to the journal alone is recovered, too", () => {
  const folder = temporaryFolder();
  const path = join(folder, "pairdesk.db");
  const { db } = openForTest(path);
  const pairs = createPairsStore(db, createMemoryLog());
  pairs.save(samplePair("first"));
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  for (let number = 0; number < 60; number += 1) pairs.save(samplePair(`later-${number}`));
  const copy = join(temporaryFolder(), "pairdesk.db");
  for (const ending of ["", "-wal"]) cpSync(path + ending, copy + ending);
  // The first page in the file is not the newest, and the journal has that.
  truncateSync(copy, 8192);
  const bytes = readFileSync(copy);
  bytes.fill(0xab, 0, 100);
  writeFileSync(copy, bytes);

  const into = connect(":memory:", { readOnly: false });
  const recovered = recoverRows(copy, into, () => 0);

  expect(recovered.rows["pair"]).toBe(61);
  expect(into.prepare("SELECT count(*) AS n FROM pair").get()).toMatchObject({ n: 61 });
  into.close();
});

test("what was removed stays removed", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  writeFileSync(path, sound);
  const { db } = openForTest(path);
  const pairs = createPairsStore(db, createMemoryLog());
  for (let number = 1; number < pairCount; number += 1) pairs.remove(`p${number}`);
  db.close();
  const bytes = readFileSync(path);
  bytes.fill(0xab, 0, pageBytes);
  writeFileSync(path, bytes);

  expect(createPairsStore(openForTest(path).db, createMemoryLog()).list()).toEqual([
    samplePair("p0", "Pair 0 of a long name"),
  ]);
});

test("rows of an older form are read as they were written and brought up to date", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  const old = connect(path, { readOnly: false });
  old.exec("PRAGMA application_id = 0x5044534b");
  migrate(old, 2);
  const { id, practice: _, ...definition } = samplePair("old");
  old.prepare("INSERT INTO pair (id, practice, body) VALUES (?, 0, ?)").run(id, JSON.stringify(definition));
  old.close();
  const bytes = readFileSync(path);
  // One table's tree is broken; the schema, the form and the pairs are whole.
  bytes.fill(0xab, bytes.length - pageBytes);
  writeFileSync(path, bytes);
  expect(createPairsStore(openForTest(path).db, createMemoryLog()).list()).toEqual([samplePair("old")]);
});

test("a file that answers too slowly is left where the time ends, and the person is told", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  writeFileSync(path, sound);
  const into = connect(":memory:", { readOnly: false });
  let looks = 0;
  const recovered = recoverRows(path, into, () => {
    looks += 1;
    return looks < 40 ? 0 : 60_000;
  });
  expect(recovered.isComplete).toBe(false);
  const brought = Object.values(recovered.rows).reduce((sum, count) => sum + count, 0);
  expect(brought).toBeGreaterThan(0);
  expect(brought).toBeLessThan([...rowsOfSound.values()].reduce((sum, rows) => sum + rows.size, 0));
  into.close();
});

test("one that answers too slowly is left in time also where no page holds a row", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  writeFileSync(path, Buffer.from(sound).fill(0xab, 0, 60).fill(0xab, 100));
  const into = connect(":memory:", { readOnly: false });
  let looks = 0;
  const recovered = recoverRows(path, into, () => {
    looks += 1;
    return looks < 3 ? 0 : 60_000;
  });
  expect(recovered).toMatchObject({ isComplete: false, rows: {} });
  expect(looks).toBe(3);
  into.close();
});

test("a loop among pages ends", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  const bytes = Buffer.from(sound);
  for (let page = 1; page < bytes.length / pageBytes; page += 1) {
    const at = page * pageBytes;
    // Every inner page leads to itself at its end.
    if (bytes[at] === 2 || bytes[at] === 5) bytes.writeUInt32BE(page + 1, at + 8);
  }
  writeFileSync(path, bytes);
  const { db } = openForTest(path);
  expect(rowsOf(db).get("pair")?.size).toBeGreaterThan(0);
});
