import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prepareDataFolder } from "../../../electron/core/storage/data-folder.ts";
import { migrate, schemaVersion } from "../../../electron/core/storage/migrations/migrations.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest, readForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Names, rights and content of every file in a folder. */
const contentOf = (folder: string) =>
  readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { name, mode: statSync(path).mode, digest: createHash("sha256").update(readFileSync(path)).digest("hex") };
  });

test("a new database is for its owner alone and has the settings that survive a crash", () => {
  const folder = temporaryFolder();
  const path = join(folder, "pairdesk.db");
  const { db, notices } = openForTest(path);
  expect(notices).toEqual([]);
  expect(db.prepare("PRAGMA journal_mode").get()).toMatchObject({ journal_mode: "wal" });
  expect(db.prepare("PRAGMA synchronous").get()).toMatchObject({ synchronous: 2 });
  expect(db.prepare("PRAGMA foreign_keys").get()).toMatchObject({ foreign_keys: 1 });
  expect(db.prepare("PRAGMA trusted_schema").get()).toMatchObject({ trusted_schema: 0 });
  expect(db.prepare("PRAGMA user_version").get()).toMatchObject({ user_version: schemaVersion });
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test("SQL that could destroy the file is refused", () => {
  const { db } = openForTest(join(temporaryFolder(), "pairdesk.db"));
  db.exec("PRAGMA writable_schema = ON");
  expect(() => db.exec("DELETE FROM sqlite_schema")).toThrow(/may not be modified/);
});

test("what was saved is there after closing and opening again", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  const first = openForTest(path);
  createPairsStore(first.db, createMemoryLog()).save(samplePair("a"));
  first.db.close();
  const second = openForTest(path);
  expect(createPairsStore(second.db, createMemoryLog()).list()).toEqual([samplePair("a")]);
});

test("reading does not make a database", () => {
  const folder = temporaryFolder();
  expect(readForTest(join(folder, "pairdesk.db"))).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test("reading a database at rest changes no file and leaves none behind", () => {
  const folder = temporaryFolder();
  const path = join(folder, "pairdesk.db");
  const writer = openForTest(path);
  createPairsStore(writer.db, createMemoryLog()).save(samplePair("a"));
  writer.db.close();
  const before = contentOf(folder);
  const reader = readForTest(path);
  expect(reader && createPairsStore(reader.db, createMemoryLog()).list()).toHaveLength(1);
  expect(() => reader?.db.exec("DELETE FROM pair")).toThrow(/readonly/);
  reader?.db.close();
  expect(contentOf(folder)).toEqual(before);
});

test("a reader sees what a writer has just committed beside it", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  const writer = openForTest(path);
  const reader = readForTest(path);
  createPairsStore(writer.db, createMemoryLog()).save(samplePair("a"));
  expect(reader && createPairsStore(reader.db, createMemoryLog()).list()).toHaveLength(1);
  reader?.db.close();
});

test.each([true, false])(
  "a database of a newer version is refused and not touched (with a journal beside it: %s)",
  (hasJournal) => {
    const folder = temporaryFolder();
    const path = join(folder, "pairdesk.db");
    const { db } = openForTest(path);
    db.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
    if (!hasJournal) db.close();
    const before = contentOf(folder).filter(({ name }) => !name.endsWith("-shm"));
    for (const open of [openForTest, readForTest]) {
      expect(() => open(path)).toThrow(expect.objectContaining({ code: "database-newer" }));
    }
    expect(contentOf(folder).filter(({ name }) => !name.endsWith("-shm"))).toEqual(before);
  },
);

test("a reader does not bring an older database up to date, it says who does", () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  for (const { name } of tables) db.exec(`DROP TABLE ${name}`);
  db.exec("PRAGMA user_version = 0");
  migrate(db, 1);
  db.close();
  expect(() => readForTest(path)).toThrow(expect.objectContaining({ code: "database-older" }));
  expect(openForTest(path).db.prepare("PRAGMA user_version").get()).toMatchObject({ user_version: schemaVersion });
  expect(readForTest(path)).not.toBeNull();
});

test("a place that cannot hold a database is refused in words", () => {
  const folder = temporaryFolder();
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  mkdirSync(join(folder, "pairdesk.db"));
  for (const path of [join(file, "pairdesk.db"), join(folder, "pairdesk.db"), join(folder, "missing", "pairdesk.db")]) {
    expect(() => openForTest(path)).toThrow(expect.objectContaining({ code: "data-folder-unusable" }));
  }
});

test("the data folder is made for its owner alone and proved to be writable without a trace", () => {
  const folder = join(temporaryFolder(), "new", "pairdesk");
  prepareDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual([]);
});

test("the rights of a folder that is there already are left as they are", () => {
  const folder = join(temporaryFolder(), "shared");
  mkdirSync(folder, { mode: 0o755 });
  prepareDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o755);
});

test("a data folder that cannot be made or written is refused with its path and with advice", () => {
  const file = join(temporaryFolder(), "a-file");
  writeFileSync(file, "");
  for (const folder of [file, join(file, "below"), "/proc/pairdesk"]) {
    const refusal = expect.objectContaining({
      code: "data-folder-unusable",
      message: expect.stringContaining(folder),
      advice: expect.stringContaining("PAIRDESK_DATA"),
    });
    expect(() => prepareDataFolder(folder)).toThrow(refusal);
  }
});
