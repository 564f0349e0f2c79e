/** Opens the window and the core, each while the other is being opened, joins them, and ends both together. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PairdeskError } from "../../shared/errors.ts";
import { claimDataFolder } from "../core/claim-data-folder.ts";
import type { Core, CoreOptions } from "../core/create-core.ts";
import type { DoorPorts } from "../core/ports.ts";
import type { SingleWriter } from "../core/single-writer/acquire-single-writer.ts";
import { openLinkOutside } from "../node/open-link.ts";
import { saveAmongDownloads } from "../node/save-among-downloads.ts";
import { createStartProcess } from "../node/start-process.ts";
import { watchWake } from "../node/watch-wake.ts";
import { type BrowserWindow, openBrowserWindow } from "./browser-window.ts";

export interface WindowOptions extends Omit<CoreOptions, "ports" | "writer"> {
  /** The folder of the built program. */
  built: string;
  /** The browser's program. */
  browser: string;
  headless: boolean;
  practice: boolean;
  /** Saved histories to open, by their paths. */
  historyFiles: readonly string[];
}

export interface OpenWindow {
  /** Resolves when the window is gone and everything is put away; rejects when it had to be given up. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** A window that crashes again this soon is given up: it would only blink. */
const calmMs = 60_000;

/** Throws PairdeskError when the data folder or the browser cannot be used; then nothing is left open. */
export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const { dataFolder, clock, log } = options;
  const writer = await claimDataFolder({ dataFolder, door: "chromium", clock });
  // The profile is ours only with the lock: a browser that finds it in use would open a window in the other one.
  const opening = openBrowserWindow(options);
  const shown = { window: opening };
  const { building, wake } = buildCore(options, writer, () => shown.window);
  const [core, first] = await allOrNone(building, opening).catch((error: unknown) => {
    log.error("start.failed", error);
    throw error;
  });
  const waking = watchWake(wake);
  const putAway = () => {
    waking.stop();
    return core.close();
  };
  const closed = keepShown(first, shown, core, options).then(putAway, (error: unknown) =>
    putAway().then(() => Promise.reject(error)),
  );
  if (options.practice) void core.openPractice();
  for (const file of options.historyFiles) void core.openSavedHistory(file);
  return { closed, close: async () => (await shown.window).close() };
}

/** The core's code is loaded while the browser starts, which needs none of it. */
function buildCore(options: WindowOptions, writer: SingleWriter, window: () => Promise<BrowserWindow>) {
  let wake = (): void => undefined;
  const ports: DoorPorts = {
    door: "chromium",
    startProcess: createStartProcess(pathToFileURL(join(options.built, "main/"))),
    openLink: openLinkOutside,
    saveFile: (file) => saveAmongDownloads(file, options.dataFolder),
    bringToFront: () => void window().then((shown) => shown.bringToFront()),
    onWake: (listener) => {
      wake = listener;
    },
  };
  const building = import("../core/create-core.ts").then(({ createCore }) => createCore({ ...options, writer, ports }));
  return { building, wake: () => wake() };
}

/** Shows the window until it is closed. One that crashed is opened again; the core and its watching go on meanwhile. */
async function keepShown(
  first: BrowserWindow,
  shown: { window: Promise<BrowserWindow> },
  core: Core,
  options: WindowOptions,
): Promise<void> {
  let lastCrashMs = Number.NEGATIVE_INFINITY;
  for (let window = first; ; window = await shown.window) {
    await window.show(core);
    if ((await window.gone) === "closed") return;
    options.log.warn("window.crashed");
    const nowMs = performance.now();
    if (nowMs - lastCrashMs < calmMs) {
      const message = "The window stopped working twice within a minute.";
      throw new PairdeskError("door-lacks-ability", message, "Start Pairdesk again, or try another browser.");
    }
    lastCrashMs = nowMs;
    shown.window = openBrowserWindow(options);
  }
}

/** What one of them has opened is closed again when the other one fails. */
async function allOrNone(building: Promise<Core>, opening: Promise<BrowserWindow>): Promise<[Core, BrowserWindow]> {
  try {
    return await Promise.all([building, opening]);
  } catch (error) {
    const [core, window] = await Promise.allSettled([building, opening]);
    if (core.status === "fulfilled") await core.value.close();
    if (window.status === "fulfilled") await window.value.close();
    throw error;
  }
}
