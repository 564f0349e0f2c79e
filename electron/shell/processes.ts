/**
 * Processes of our own in Electron: `utilityProcess`, because the program's binary may not be started as plain Node (the
 * runAsNode fuse is off). The child speaks through `process.parentPort`.
 */
import path from "node:path";
import { type UtilityProcess, utilityProcess } from "electron";
import type { DoorPorts, ProcessEntry, ProcessHandle } from "../core/ports.ts";

/** @param folder where the built entries are; only after the app is ready */
export function createProcessStarter(folder: string): DoorPorts["startProcess"] {
  return (entry: ProcessEntry): ProcessHandle => {
    const child = utilityProcess.fork(path.join(folder, `${entry}.js`), [], { serviceName: `pairdesk ${entry}` });
    let hasEnded = false;
    child.once("exit", () => {
      hasEnded = true;
    });
    return {
      get pid() {
        return child.pid;
      },
      send(message) {
        if (!hasEnded) child.postMessage(message);
      },
      onMessage: (listener) => child.on("message", listener),
      onExit: (listener) => child.once("exit", listener),
      kill() {
        if (hasEnded) return;
        if (child.pid === undefined) child.once("spawn", () => killNow(child));
        else killNow(child);
      },
    };
  };
}

/** `child.kill()` would only ask (SIGTERM on POSIX); a dead power supply does not ask. */
function killNow(child: UtilityProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(child.pid, "SIGKILL");
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const isGone = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ESRCH";
