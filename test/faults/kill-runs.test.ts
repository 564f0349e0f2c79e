import { join } from "node:path";
import { expect, test } from "vitest";
import { createRunJournalStore } from "../../electron/core/storage/run-journal-store.ts";
import { killAfter } from "../support/kill-after.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { readForTest } from "../support/storage/open-for-test.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const writingProcess = new URL("../support/storage/writing-process.ts", import.meta.url);

test("after each of twenty kills every event that was acknowledged is in the journal, once and in its order", {
  timeout: 60_000,
}, async () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  for (let round = 0; round < 20; round += 1) {
    const said = await killAfter(1 + Math.floor(Math.random() * 40), writingProcess, ["runs", path]);
    const acknowledged = Number(said.at(-1));
    const opened = readForTest(path);
    if (!opened) throw new Error("the database is gone");
    const journal = createRunJournalStore(opened.db, createMemoryLog());
    const times = journal.load("run-1").map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.map((_, index) => index));
    // The event under way may have been stored before it could be acknowledged.
    expect([acknowledged + 1, acknowledged + 2]).toContain(times.length);
    expect(journal.lost("run-1")).toBe(0);
    opened.db.close();
  }
});
