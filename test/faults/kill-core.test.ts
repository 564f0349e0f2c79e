import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStores } from "../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../electron/core/ports.ts";
import { prepareDataFolder } from "../../electron/core/storage/data-folder.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { killAfter } from "../support/kill-after.ts";
import { createMemoryLog } from "../support/log/memory-log.ts";
import { startTestPair } from "../support/practice-pair-fixture.ts";
import { samplePair } from "../support/storage/sample-pair.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const watchingCore = new URL("../support/core/watching-core.ts", import.meta.url);
const kills = 15;

interface Told {
  pairId: string;
  lookedAt: Record<string, string | null>;
}

test("all that a window was told is stored after each of fifteen kills while it watches", {
  timeout: 60_000,
}, async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  const dataFolder = join(temporaryFolder(), "data");
  const stored: Pair[] = [{ ...pair.definition, id: "watched", practice: false }, samplePair("other")];
  const log = createMemoryLog();
  prepareDataFolder(dataFolder);
  const first = openStores({ dataFolder, readOnly: false, clock, log });
  for (const one of stored) first.pairs.save(one);
  first.close();

  for (let round = 0; round < kills; round += 1) {
    const lines = await killAfter(1 + Math.floor(Math.random() * 12), watchingCore, [dataFolder]);
    const told = lines.map((line): Told => JSON.parse(line));
    const found = openStores({ dataFolder, readOnly: true, clock, log });
    expect(found?.notices).toEqual([]);
    expect(found?.pairs.list()).toEqual(stored);
    const lost = told.filter(({ pairId, lookedAt }) => {
      const memory = found?.memories.load(pairId) ?? {};
      return Object.entries(lookedAt).some(([name, at]) => (memory[`health/${name}`]?.at ?? "") < (at ?? ""));
    });
    expect(lost).toEqual([]);
    found?.close();
  }
  expect(log.entries).toEqual([]);
});
