import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createPairsStore } from "../../electron/core/storage/pairs-store.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { openForTest, readForTest } from "../support/storage/open-for-test.ts";
import { samplePair } from "../support/storage/sample-pair.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function databaseWithPairs(): string {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const pairs = createPairsStore(db, createMemoryLog());
  for (let number = 0; number < 40; number += 1) pairs.save(samplePair(`p${number}`));
  db.close();
  return path;
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(path, "r+");
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

const damages: [name: string, damage: (path: string) => void][] = [
  ["garbage instead of a database", (path) => writeFileSync(path, "no database ".repeat(900))],
  ["bytes overwritten in the header", (path) => overwrite(path, 0, Buffer.alloc(64, 0xab))],
  ["bytes overwritten in a page of rows", (path) => overwrite(path, 4096, Buffer.alloc(4096, 0xab))],
  ["cut off in the middle", (path) => truncateSync(path, 6000)],
  ["cut off to whole pages", (path) => truncateSync(path, 8192)],
  ["cut off within the header", (path) => truncateSync(path, 50)],
  ["emptied", (path) => truncateSync(path, 0)],
  [
    "a database of another program",
    (path) => {
      writeFileSync(path, "");
      const db = new DatabaseSync(path);
      db.exec("CREATE TABLE pair (what TEXT); INSERT INTO pair VALUES ('theirs')");
      db.close();
    },
  ],
];

test.each(damages)("%s: it is kept beside a new database, and a notice says where", (_name, damage) => {
  const path = databaseWithPairs();
  damage(path);
  const before = readFileSync(path);

  const { db, notices } = openForTest(path);

  const folder = join(path, "..");
  const kept = readdirSync(folder).filter((name) => /^pairdesk\.db\.bad-\d{8}T\d{6}Z$/.test(name));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(folder, kept[0] ?? "")).equals(before)).toBe(true);
  expect(notices).toMatchObject([{ id: "database-set-aside", severity: "warning" }]);
  expect(notices[0]?.message).toContain(join(folder, kept[0] ?? ""));
  const pairs = createPairsStore(db, createMemoryLog());
  const wereThere = new Map(Array.from({ length: 40 }, (_, number) => [`p${number}`, samplePair(`p${number}`)]));
  for (const pair of pairs.list()) expect(pair).toEqual(wereThere.get(pair.id));
  pairs.save(samplePair("new"));
  db.close();
  expect(openForTest(path).notices).toEqual([]);
});

test.each(damages)("%s: a reader refuses it and changes nothing", (_name, damage) => {
  const path = databaseWithPairs();
  damage(path);
  const folder = join(path, "..");
  const before = readFileSync(path);
  expect(() => readForTest(path)).toThrow(expect.objectContaining({ code: "database-damaged" }));
  expect(readdirSync(folder)).toEqual(["pairdesk.db"]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a second damaged database never takes the place of the first", () => {
  const path = databaseWithPairs();
  const folder = join(path, "..");
  for (const text of ["first", "second", "third"]) {
    writeFileSync(path, text.repeat(1000));
    openForTest(path).db.close();
  }
  const kept = readdirSync(folder).filter((name) => name.startsWith("pairdesk.db.bad-"));
  const texts = kept.map((name) => readFileSync(join(folder, name), "utf8").slice(0, 5));
  expect(texts.sort()).toEqual(["first", "secon", "third"]);
});

test("the journal of a damaged database is kept under the same name", () => {
  const path = databaseWithPairs();
  writeFileSync(path, "garbage".repeat(1000));
  writeFileSync(`${path}-wal`, "the journal beside it");
  openForTest(path);
  const folder = join(path, "..");
  const journal = readdirSync(folder).find((name) => name.includes(".bad-") && name.endsWith("-wal")) ?? "";
  expect(readFileSync(join(folder, journal), "utf8")).toBe("the journal beside it");
});

test("a journal without its database is kept, too", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  writeFileSync(`${path}-wal`, "all that is left");
  const { notices } = openForTest(path);
  expect(notices).toMatchObject([{ id: "database-set-aside" }]);
  expect(existsSync(path)).toBe(true);
});

test("a row that no longer fits is left out, told of, and kept in the database", () => {
  const path = databaseWithPairs();
  const { db } = openForTest(path);
  db.prepare("UPDATE pair SET body = ? WHERE id = 'p3'").run('{"name":""}');
  db.prepare("UPDATE pair SET body = 'not json' WHERE id = 'p5'").run();
  const log = createMemoryLog();
  const pairs = createPairsStore(db, log);
  expect(pairs.list()).toHaveLength(38);
  expect(pairs.get("p3")).toBeNull();
  expect(pairs.notices().map((notice) => notice.id)).toEqual(["pair-unreadable-p3", "pair-unreadable-p5"]);
  expect(log.entries.map((entry) => entry.event)).toContain("storage.pair-unreadable");
  expect(db.prepare("SELECT count(*) AS n FROM pair").get()).toMatchObject({ n: 40 });
});
