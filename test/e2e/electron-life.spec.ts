/** Start, second start, crash and end of the Electron door. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { systemClock } from "../../electron/core/ports.ts";
import { acquireSingleWriter } from "../../electron/core/single-writer/acquire-single-writer.ts";
import { test } from "./electron-fixture.ts";

test("a second start ends at once and brings the first to the front", async ({ start }) => {
  const first = await start();
  const second = await start();
  expect(await second.ended).toBe(0);
  await expect.poll(async () => (await first.records()).windows.map((window) => window.focusCount)).toEqual([1]);
});

test("another writer of the data folder is named, and the program ends with code 1", async ({ start, dataFolder }) => {
  const writer = await acquireSingleWriter({ folder: dataFolder, door: "terminal", clock: systemClock });
  const door = await start();
  expect(await door.ended).toBe(1);
  expect(door.output()).toContain("Pairdesk cannot start");
  expect(door.output()).toContain(String(process.pid));
  await writer.release();
});

test("a data folder that cannot be used is reported with what to do, and the code is 1", async ({
  start,
  dataFolder,
}) => {
  const file = path.join(dataFolder, "a-file");
  await writeFile(file, "");
  const door = await start(["--data", file]);
  expect(await door.ended).toBe(1);
  expect(door.output()).toContain(file);
  expect(await readFile(file, "utf8")).toBe("");
});

test("a crashed page is opened again once, then the program gives up", async ({ start }) => {
  const door = await start();
  await crash(await door.page());
  await expect.poll(async () => (await door.records()).dialogs.map((dialog) => dialog.kind)).toEqual(["message"]);
  const page = await door.page();
  await expect(page.getByRole("button", { name: "Open the practice pair" })).toBeVisible();

  await crash(page);
  expect(await door.ended).toBe(0);
  expect(door.output()).toContain("twice within a minute");
});

test("the window stands where it stood, and a damaged note of that is set aside", async ({ start, dataFolder }) => {
  const file = path.join(dataFolder, "window.json");
  await writeFile(file, JSON.stringify({ bounds: { x: 40, y: 30, width: 1100, height: 700 }, isMaximized: true }));
  const first = await start();
  expect((await first.records()).windows).toMatchObject([
    { width: 1100, height: 700, isMaximized: true, isShown: true },
  ]);
  expect(await first.quit()).toBe(0);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
    bounds: { x: 40, y: 30, width: 1100, height: 700 },
    isMaximized: true,
  });

  await writeFile(file, "{ damaged");
  const second = await start();
  expect((await second.records()).windows).toMatchObject([{ width: 1280, height: 800, isMaximized: false }]);
  const kept = (await readdir(dataFolder)).filter((name) => name.startsWith("window.json.bad-"));
  expect(await readFile(path.join(dataFolder, kept[0] ?? ""), "utf8")).toBe("{ damaged");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the window opens on the page's own ${colorScheme} background`, async ({ start }) => {
    const door = await start([], { ELECTRON_DOUBLE_DARK: colorScheme === "dark" ? "1" : "0" });
    const page = await door.page();
    await page.emulateMedia({ colorScheme });
    const [window] = (await door.records()).windows;
    await expect(page.locator("body")).toHaveCSS("background-color", cssColour(window?.background ?? ""));
  });
}

test("after the computer slept the pair is looked at at once", async ({ start }) => {
  const door = await start(["--practice"]);
  const page = await door.page();
  await expect(page.getByText(/^checked ([4-9]|\d\d) s ago/).first()).toBeVisible();
  await door.wake();
  await expect(page.getByText(/^checked [0-2] s ago/).first()).toBeVisible();
});

test("the end waits for the core: the lock is free and no practice appliance is left", async ({
  start,
  dataFolder,
}) => {
  const door = await start(["--practice"]);
  const page = await door.page();
  await expect(page.getByRole("region", { name: "site1, normal primary" }).getByText("healthy")).toBeVisible();
  const { utilityProcesses } = await door.records();
  // Two appliances, and the one that asks the keychain.
  expect(utilityProcesses).toHaveLength(3);
  expect(await door.quit()).toBe(0);
  expect(utilityProcesses.filter(isAlive)).toEqual([]);
  const writer = await acquireSingleWriter({ folder: dataFolder, door: "terminal", clock: systemClock });
  await writer.release();
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const cdp = await page.context().newCDPSession(page);
  // A crashed target never answers.
  cdp.send("Page.crash").catch(() => undefined);
  await crashed;
}

/** `#rrggbb` as a browser writes it. */
const cssColour = (hex: string): string =>
  `rgb(${[1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16)).join(", ")})`;
