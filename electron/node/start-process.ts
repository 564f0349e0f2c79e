/** A process of ours under plain Node: forked, with JSON messages. It ends with this process, however that ends. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ProcessEntry, ProcessHandle } from "../core/ports.ts";

/**
 * @param entries the folder that holds the built entries
 *
 * A process that cannot be started, and one that is gone when something is sent to it, both end in `onExit`.
 */
export const createStartProcess =
  (entries: URL) =>
  (entry: ProcessEntry): ProcessHandle => {
    const child = fork(fileURLToPath(new URL(`${entry}.js`, entries)), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      serialization: "json",
      execArgv: [],
    });
    const exitListeners = new Set<(exitCode: number | null) => void>();
    const end = (exitCode: number | null) => {
      for (const listener of exitListeners) listener(exitCode);
      exitListeners.clear();
    };
    child.once("exit", end);
    // Without a pid it never ran and no exit follows; later errors are failed sends and kills of one that is ending.
    child.on("error", () => {
      if (child.pid === undefined) end(null);
    });
    return {
      pid: child.pid,
      send(message) {
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on("message", listener),
      onExit: (listener) => void exitListeners.add(listener),
      kill: () => void child.kill("SIGKILL"),
    };
  };
