import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { createAttestationsStore } from "../../electron/core/storage/attestations-store.ts";
import { createLoginChangesStore } from "../../electron/core/storage/login-changes-store.ts";
import { createMemoryStore } from "../../electron/core/storage/memory-store.ts";
import { createPairsStore } from "../../electron/core/storage/pairs-store.ts";
import { createSaidStore } from "../../electron/core/storage/said-store.ts";
import { killAfter } from "../support/kill-after.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { openForTest, readForTest } from "../support/storage/open-for-test.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const writingProcess = new URL("../support/storage/writing-process.ts", import.meta.url);
const randomUpTo = (most: number): number => 1 + Math.floor(Math.random() * most);

test("everything acknowledged is there after twenty kills in the middle of writing", { timeout: 60_000 }, async () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  const acknowledged: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    acknowledged.push(...(await killAfter(randomUpTo(60), writingProcess, ["rows", path])));
    // A reader finds it while the journal of the killed process is still beside the file.
    const reader = readForTest(path);
    expect(reader?.notices).toEqual([]);
    reader?.db.close();
  }
  const { db, notices } = openForTest(path);
  expect(notices).toEqual([]);
  expect(db.prepare("PRAGMA integrity_check").get()).toMatchObject({ integrity_check: "ok" });
  const log = createMemoryLog();
  const stored = new Set(
    createPairsStore(db, log)
      .list()
      .map((pair) => pair.id),
  );
  const memory = createMemoryStore(db, log);
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(acknowledged.filter((id) => !("probe:site1" in memory.load(id)))).toEqual([]);
  const said = createSaidStore(db, log);
  const unsaid = acknowledged.filter((id) => {
    const { maintenance, rolesAcknowledged } = said.load(id);
    return maintenance?.note !== id || rolesAcknowledged === null;
  });
  expect(unsaid).toEqual([]);
  const attestations = createAttestationsStore(db, log);
  const changes = createLoginChangesStore(db, log);
  expect(acknowledged.filter((id) => attestations.current(id).length !== 2)).toEqual([]);
  expect(acknowledged.filter((id) => changes.list(id)[0]?.what !== id)).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  expect(log.entries).toEqual([]);
});

test("a kill while a database is being made leaves none or a whole one", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 10; round += 1) {
    const begun = await killAfter(randomUpTo(8), writingProcess, ["openings", folder]);
    const { db, notices } = openForTest(begun.at(-1) ?? "");
    expect(notices).toEqual([]);
    db.close();
  }
  expect(readdirSync(folder).filter((name) => basename(name).includes(".bad-"))).toEqual([]);
});
