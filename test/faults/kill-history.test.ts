import { join } from "node:path";
import { expect, test } from "vitest";
import { createHistoryStore } from "../../electron/core/storage/history-store.ts";
import { killAfter } from "../support/kill-after.ts";
import { readForTest } from "../support/storage/open-for-test.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const writingProcess = new URL("../support/storage/writing-process.ts", import.meta.url);
const kills = 100;
const always = { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER };

test("after each of a hundred kills every look that was acknowledged is in the history, on every lane, without overlap", {
  timeout: 120_000,
}, async () => {
  const path = join(temporaryFolder(), "pairdesk.db");
  for (let round = 0; round < kills; round += 1) {
    const said = await killAfter(1 + Math.floor(Math.random() * 40), writingProcess, ["history", path]);
    const acknowledgedMs = Number(said.at(-1));
    const opened = readForTest(path);
    expect(opened?.notices).toEqual([]);
    if (!opened) throw new Error("the database is gone");
    const segments = createHistoryStore(opened.db).segments("pair-1", always);
    for (const lane of ["verdict", "role/site1", "role/site2"]) {
      const own = segments.filter((segment) => segment.lane === lane);
      // The look under way may have been stored before it could be acknowledged.
      expect([acknowledgedMs, acknowledgedMs + 1000]).toContain(own.at(-1)?.untilMs);
      expect(own.slice(1).filter((segment, index) => segment.fromMs < (own[index]?.untilMs ?? 0))).toEqual([]);
      expect(own.reduce((sum, { looks }) => sum + looks, 0)).toBe((own.at(-1)?.untilMs ?? 0) / 1000);
    }
    opened.db.close();
  }
});
