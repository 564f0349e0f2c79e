/** Sleep and shutdown of the computer. Electron's main process hears nothing about network changes. Only after ready. */
import { app, powerMonitor } from "electron";

export function onWake(listener: () => void): void {
  powerMonitor.on("resume", listener);
}

/** Gives the core the time to close its files before the computer goes down (macOS and Linux can wait for that). */
export function quitBeforeShutdown(): void {
  powerMonitor.on("shutdown", (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}
