/** Starts the TypeScript source of an entry under the Node that runs the tests, as the Node doors do with the bundle. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DoorPorts, ProcessHandle } from "../../electron/core/ports.ts";

export const forkProcess: DoorPorts["startProcess"] = (entry) =>
  forkFile(fileURLToPath(new URL(`../../electron/${entry}.ts`, import.meta.url)));

const inherited = [
  "PATH",
  "HOME",
  "DBUS_SESSION_BUS_ADDRESS",
  "XDG_RUNTIME_DIR",
  "XDG_DATA_HOME",
  "NODE_COMPILE_CACHE",
  "TMPDIR",
];

export function forkFile(file: string): ProcessHandle {
  const child = fork(file, [], {
    // The test runner's own flags and environment are not for the program under test, but the session's keychain is.
    execArgv: [],
    env: Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
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
