/**
 * The end of the program: windows first (they remember their place), then the core, which gets the time it needs to
 * close its files and processes, up to a limit; then the process.
 */
import { app } from "electron";
import type { Log } from "../core/log/log.ts";
import type { Clock } from "../core/ports.ts";

const longestCloseMs = 10_000;

export function closeCoreBeforeQuit(options: { close: () => Promise<void>; log: Log; clock: Clock }): void {
  let isClosing = false;
  app.on("will-quit", (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void closeThenExit(options);
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
}

async function closeThenExit(options: { close: () => Promise<void>; log: Log; clock: Clock }): Promise<void> {
  const limit = options.clock.setTimer(() => {
    options.log.warn("close-took-too-long", { longestCloseMs });
    app.exit(1);
  }, longestCloseMs);
  try {
    await options.close();
    app.exit(0);
  } catch (error) {
    options.log.error("close-failed", error);
    app.exit(1);
  } finally {
    limit.cancel();
  }
}
