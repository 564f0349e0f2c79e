import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createBackupFiles } from "../../electron/core/files/backup-files.ts";
import { createFileLog } from "../../electron/core/log/file-log.ts";
import { createSecretRegistry } from "../../electron/core/log/secret-registry.ts";
import { systemClock } from "../../electron/core/ports.ts";
import { prepareDataFolder } from "../../electron/core/storage/data-folder.ts";
import { createPairsStore, type PairsStore } from "../../electron/core/storage/pairs-store.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { canMountDisks } from "../support/storage/mount-small-disk.ts";
import { openForTest } from "../support/storage/open-for-test.ts";
import { samplePair } from "../support/storage/sample-pair.ts";
import { smallDisk } from "../support/storage/small-disk.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Saves pairs until one is refused; answers with what was acknowledged and the refusal. */
function saveUntilRefused(pairs: PairsStore, prefix: string): { saved: string[]; refusal: unknown } {
  const saved: string[] = [];
  for (let number = 0; number < 10_000; number += 1) {
    const id = `${prefix}${number}`;
    try {
      pairs.save(samplePair(id));
      saved.push(id);
    } catch (refusal) {
      return { saved, refusal };
    }
  }
  throw new Error("the disk never became full");
}

test("a database that may not grow says that the disk is full, keeps what was saved, and goes on when there is room", () => {
  const { db } = openForTest(join(temporaryFolder(), "pairdesk.db"));
  db.exec("PRAGMA max_page_count = 20");
  const pairs = createPairsStore(db, createMemoryLog());
  const { saved, refusal } = saveUntilRefused(pairs, "before-");
  expect(refusal).toMatchObject({ code: "disk-full" });
  db.exec("PRAGMA max_page_count = 2000");
  pairs.save(samplePair("after"));
  expect(pairs.list().map((pair) => pair.id)).toEqual([...saved, "after"]);
});

/** Root on Linux can make a real small file system; the test above needs nothing and always runs. */
const disks = canMountDisks() ? ["a file system of its own"] : [];

describe.each(disks)("on a full disk (%s)", () => {
  test("what was saved stays, the refusal says disk full, and saving works again after making room", () => {
    const disk = smallDisk(400);
    const ballast = join(disk, "ballast");
    writeFileSync(ballast, Buffer.alloc(100_000, 1));
    const path = join(disk, "pairdesk.db");
    const { db } = openForTest(path);
    const pairs = createPairsStore(db, createMemoryLog());
    const { saved, refusal } = saveUntilRefused(pairs, "before-");
    expect(refusal).toMatchObject({ code: "disk-full" });
    rmSync(ballast);
    pairs.save(samplePair("after"));
    db.close();
    const again = openForTest(path);
    expect(again.notices).toEqual([]);
    const listed = createPairsStore(again.db, createMemoryLog()).list();
    expect(listed.map((pair) => pair.id)).toEqual([...saved, "after"]);
    again.db.close();
  });

  test("a data folder without room is refused as disk full, and nothing is left in it", () => {
    const disk = smallDisk(64);
    writeFileSync(join(disk, "ballast"), Buffer.alloc(64 * 1024, 1));
    expect(() => prepareDataFolder(disk)).toThrow(expect.objectContaining({ code: "disk-full" }));
  });

  test("a backup that does not fit is refused in words, and no half of it stays", async () => {
    const disk = smallDisk(64);
    const files = createBackupFiles({ dataFolder: disk, clock: systemClock });
    async function* tooMuch() {
      for (let piece = 0; piece < 16; piece += 1) yield Buffer.alloc(16_384, piece);
    }
    const kept = await files.save({ pair: "Support site", appliance: "site1" }, tooMuch());
    expect(kept).toEqual({ kind: "not-saved", words: expect.stringContaining("There is no room left") });
    expect(readdirSync(join(disk, "backups"))).toEqual([]);
  });

  test("a new database that finds no room is refused as disk full", () => {
    const disk = smallDisk(64);
    writeFileSync(join(disk, "ballast"), Buffer.alloc(60 * 1024, 1));
    expect(() => openForTest(join(disk, "pairdesk.db"))).toThrow(expect.objectContaining({ code: "disk-full" }));
  });

  test("the log drops lines, counts them, and tells the number once there is room", () => {
    const disk = smallDisk(64);
    const ballast = join(disk, "ballast");
    writeFileSync(ballast, Buffer.alloc(60 * 1024, 1));
    const log = createFileLog({ folder: disk, clock: systemClock, secrets: createSecretRegistry() });
    for (let number = 0; number < 200; number += 1) log.info("some.event", { number, filling: "x".repeat(100) });
    const dropped = log.droppedLines();
    expect(dropped).toBeGreaterThan(0);
    rmSync(ballast);
    log.info("room.again");
    const lines = readFileSync(join(disk, "pairdesk.log"), "utf8").trimEnd().split("\n");
    const told = lines.slice(-2).map((line): unknown => JSON.parse(line));
    expect(told).toMatchObject([{ event: "log.dropped", facts: { lines: dropped } }, { event: "room.again" }]);
    log.close();
  });
});
