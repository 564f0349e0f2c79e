import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { tellLostRuns } from "../../../electron/core/create-lost-runs.ts";
import { openStores } from "../../../electron/core/create-stores.ts";
import { createNoticeBoard } from "../../../electron/core/gate/notice-board.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { createKnownRuns } from "../../../electron/core/runs/known-runs.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { startedRun } from "../../support/runs/small-runbook.ts";
import { silentLog } from "../../support/silent-log.ts";
import { openForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const dayMs = 86_400_000;
const noted = (daysAgo: number): RunEvent => ({
  event: "noted",
  at: new Date(clock.nowMs() - daysAgo * dayMs).toISOString(),
  step: null,
  text: "so far",
});
const ended = (): RunEvent => ({ ...noted(0), event: "ended", outcome: "done", text: "done", next: [] });

/** What a person is told of a run whose journal began in a way that cannot be read, and then held these events. */
function toldOf(events: readonly RunEvent[], isBeginningLost = true): string[] {
  const dataFolder = temporaryFolder();
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  stores.pairs.save(samplePair("a", "Support site"));
  for (const event of [startedRun(), ...events]) stores.runs.append("run-1", "a", event);
  stores.close();
  if (isBeginningLost) {
    const { db } = openForTest(join(dataFolder, "pairdesk.db"));
    db.exec("UPDATE run_event SET body = '{}' WHERE position = 0");
    db.close();
  }
  const reopened = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  onTestFinished(() => reopened.close());
  const board = createNoticeBoard(clock);
  tellLostRuns({ stores: reopened, knownRuns: createKnownRuns(reopened.runs), board, clock });
  return board.list().map(({ message }) => message);
}

test("a run whose beginning is lost is told of with its pair, as nobody can go on with it or close it", () => {
  expect(toldOf([noted(1)])).toEqual([expect.stringContaining("A run of Support site was open")]);
});

test("one that came to its end, or was open long ago, is not", () => {
  expect(toldOf([noted(1), ended()])).toEqual([]);
  expect(toldOf([noted(8)])).toEqual([]);
});

test("one that can be read is not: it is listed", () => {
  expect(toldOf([noted(1)], false)).toEqual([]);
});
