/** Starts the TypeScript source of an entry under the Node that runs the tests, as the Node doors do with the bundle. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DoorPorts, ProcessHandle } from "../../electron/core/ports.ts";

export const forkProcess: DoorPorts["startProcess"] = (entry) =>
  forkFile(fileURLToPath(new URL(`../../electron/${entry}.ts`, import.meta.url)));

export function forkFile(file: string): ProcessHandle {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = fork(file, [], {
    // The test runner's own flags and environment are not for the program under test; what it has compiled already may be.
    execArgv: [],
    env: { PATH, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return {
    pid: child.pid,
    send: (message) => {
      child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on("message", listener),
    onExit: (listener) => void child.once("exit", listener),
    kill: () => void child.kill("SIGKILL"),
  };
}
