/**
 * Keeps the program's one window: opens it, brings it to the front when somebody starts Pairdesk again, and opens it anew
 * where closing the window does not end the program (macOS).
 */
import { app, type BrowserWindow } from "electron";
import type { Log } from "../core/log/log.ts";
import type { Clock } from "../core/ports.ts";
import { recoverFromCrash } from "./crash-recovery.ts";
import { startAddress } from "./own-page.ts";
import { createWindow, type WindowOptions } from "./window.ts";
import type { WindowStateFile } from "./window-state.ts";

export interface MainWindowOptions extends WindowOptions {
  readonly state: WindowStateFile;
  readonly log: Log;
  readonly clock: Clock;
}

export interface MainWindow {
  /** Answers once the page is loaded; rejects when it cannot be. Only after the app is ready. */
  open(): Promise<void>;
  /** To the front, opened anew if need be. */
  show(): void;
  /** Undefined where the program lives on without one (macOS). */
  current(): BrowserWindow | undefined;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  let current: BrowserWindow | undefined;
  const open = async () => {
    const window = createWindow(options);
    current = window;
    window.once("closed", () => {
      current = undefined;
    });
    recoverFromCrash(window, options);
    await loadPage(window);
  };
  const show = () => {
    if (current) bringToFront(current);
    else open().catch((error: unknown) => options.log.error("window-not-opened", error));
  };
  app.on("second-instance", show);
  app.on("activate", show);
  return { open, show, current: () => current };
}

async function loadPage(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(startAddress);
  } catch (error) {
    // Closed by the person before it was loaded: that is no failure.
    if (!window.isDestroyed()) throw error;
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
