/**
 * A crashed page is loaded again once and the person is told; a page that crashes again within a minute is not given
 * another try, because it would only blink. The core and its watching go on meanwhile.
 */
import { app, type BrowserWindow, dialog } from "electron";
import type { Log } from "../core/log/log.ts";
import type { Clock } from "../core/ports.ts";

const calmMs = 60_000;

export function recoverFromCrash(window: BrowserWindow, options: { log: Log; clock: Clock }): void {
  let lastCrashMs = Number.NEGATIVE_INFINITY;
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit") return;
    options.log.warn("window-crashed", { reason: details.reason, exitCode: details.exitCode });
    const nowMs = options.clock.nowMs();
    const isRepeated = nowMs - lastCrashMs < calmMs;
    lastCrashMs = nowMs;
    if (isRepeated) giveUp();
    else reopen(window, options.log);
  });
}

function reopen(window: BrowserWindow, log: Log): void {
  window.webContents.reload();
  dialog
    .showMessageBox(window, {
      type: "warning",
      title: "Pairdesk",
      message: "The window stopped working and was opened again.",
      detail: "Watching went on meanwhile. Forms that were open have to be filled in again.",
    })
    .catch((error: unknown) => log.error("message-not-shown", error));
}

function giveUp(): void {
  dialog.showErrorBox(
    "Pairdesk has to end",
    "The window stopped working twice within a minute. Start Pairdesk again; if it happens again, look into the log in the data folder.",
  );
  app.quit();
}
