/** A process of ours under plain Node: forked, with JSON messages. It ends with this process, however that ends. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ProcessEntry, ProcessHandle } from "../core/ports.ts";

/** `entries`: the folder that holds the built entries. */
export const createStartProcess =
  (entries: URL) =>
  (entry: ProcessEntry): ProcessHandle => {
    const child = fork(fileURLToPath(new URL(`${entry}.js`, entries)), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      serialization: "json",
      execArgv: [],
    });
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (listener) => void child.on("message", listener),
      onExit: (listener) => void child.once("exit", listener),
      kill: () => void child.kill("SIGKILL"),
    };
  };
