/** A built Electron door in the double, over a data folder of its own, ended and judged after the test. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { type ElectronDouble, startElectronDouble } from "../fakes/electron-double/start.ts";
import { builtMain } from "./built.ts";
import { takeStep, type Walk, walkOver } from "./journeys/steps.ts";

interface Fixtures {
  dataFolder: string;
  /** Starts the program; more than once if the test wants. */
  start: (args?: string[], env?: NodeJS.ProcessEnv) => Promise<ElectronDouble>;
}

export const test = base.extend<Fixtures>({
  dataFolder: ({ browserName: _ }, use) => withDataFolder(use),
  start: ({ dataFolder }, use) => withDoors(dataFolder, use),
});

async function withDataFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-e2e-"));
  await use(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Ends and judges every door that was started when `use` is done. */
async function withDoors(dataFolder: string, use: (start: Fixtures["start"]) => Promise<void>): Promise<void> {
  const started: ElectronDouble[] = [];
  await use(async (args = [], env = {}) => {
    const door = await startElectronDouble({ main: builtMain, args: ["--data", dataFolder, ...args], env });
    started.push(door);
    return door;
  });
  for (const door of started) {
    const records = await door.records().catch(() => undefined);
    await door.quit();
    expect(records?.violations ?? []).toEqual([]);
  }
}

export async function walkIn(door: ElectronDouble): Promise<Walk> {
  const page = await door.page();
  return walkOver((name, input) => takeStep(page, name, input));
}
