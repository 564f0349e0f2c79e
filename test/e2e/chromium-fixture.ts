/** The built Chromium door over a data folder of its own; what is left of it after the test is a failure. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { commandLineOf, descendantsOf, isGone } from "../support/processes/process-tree.ts";
import { browserProgram, type ChromiumDoor, type DoorOptions, startDoor } from "./chromium-door/start-door.ts";
import { type Walk, walkOver } from "./journeys/steps.ts";

interface Fixtures {
  /** A home of the test's own: everything the program and the browser write lies below it. */
  home: string;
  dataFolder: string;
  /** Starts the program; more than once if the test wants. */
  start(args?: readonly string[], options?: Omit<DoorOptions, "args">): ChromiumDoor;
}

export const test = base.extend<Fixtures>({
  home: ({ browserName: _ }, use) => withHome(use),
  dataFolder: async ({ home }, use) => {
    await use(path.join(home, "data"));
  },
  start: ({ home }, use) => withDoors(home, use),
});

export async function withHome(use: (home: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-door-"));
  await mkdir(path.join(folder, "tmp"));
  await use(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Ends every door that was started when `use` is done. */
export async function withDoors(home: string, use: (start: Fixtures["start"]) => Promise<void>): Promise<void> {
  const started: ChromiumDoor[] = [];
  await use((args = [], { env = {}, ...options } = {}) => {
    const door = startDoor({
      args: ["--browser", browserProgram, "--data", path.join(home, "data"), ...args],
      env: { HOME: home, TMPDIR: path.join(home, "tmp"), ...env },
      ...options,
    });
    started.push(door);
    return door;
  });
  for (const door of started) await endDoor(door);
}

export const walkIn = (door: ChromiumDoor): Walk => walkOver((name, input) => door.act("step", { name, input }));

/** As Ctrl+C in its terminal, and hard when it does not go. */
async function endDoor(door: ChromiumDoor): Promise<void> {
  const below = descendantsOf(door.pid);
  door.signal("SIGINT");
  const hard = setTimeout(() => door.signal("SIGKILL"), 15_000);
  const ended = await door.ended;
  clearTimeout(hard);
  expect(ended).not.toBe("SIGINT");
  await expectAllGone(below);
}

export const expectAllGone = (pids: readonly number[]): Promise<void> =>
  expect.poll(() => pids.filter((pid) => !isGone(pid)), { timeout: 10_000 }).toEqual([]);

/** The practice pair is open, and both appliances have answered. */
export async function seePracticePair(door: ChromiumDoor): Promise<void> {
  await door.act("shows", { role: "heading", name: "Practice pair" });
  for (const region of ["site1, normal primary", "site2, normal backup"]) {
    await door.act("says", { region, words: "healthy" });
  }
}

export const appliancesBelow = (pid: number): number[] =>
  descendantsOf(pid).filter((below) => commandLineOf(below).endsWith("practice-appliance.js"));

/** The browser's main process alone; those it starts itself bear a type. */
export const browsersBelow = (pid: number): number[] =>
  descendantsOf(pid).filter((below) => {
    const line = commandLineOf(below);
    return line.includes(" --remote-debugging-pipe") && !line.includes(" --type=");
  });
