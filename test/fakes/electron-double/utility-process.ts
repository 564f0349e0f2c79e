/** `utilityProcess` on Node's own fork: the child finds `process.parentPort` and no `process.send`, as in Electron. */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { records } from "./records.ts";
import { cloned, KnownEmitter, knownOnly, readiness } from "./strict.ts";

const parentPort = new URL("./parent-port.ts", import.meta.url).href;
const knownOptions = new Set(["serviceName", "env", "cwd", "stdio"]);

class UtilityProcess extends KnownEmitter {
  readonly #child: ChildProcess;
  #hasSpawned = false;
  #hasEnded = false;

  constructor(child: ChildProcess) {
    super("UtilityProcess", ["spawn", "message", "exit"]);
    this.#child = child;
    child.once("spawn", () => {
      this.#hasSpawned = true;
      if (child.pid !== undefined) records.utilityProcesses.push(child.pid);
      this.emit("spawn");
    });
    child.on("message", (message) => this.emit("message", message));
    child.once("exit", (code) => {
      this.#hasEnded = true;
      this.emit("exit", code ?? 1);
    });
  }

  /** Undefined before `spawn` and after `exit`. */
  get pid(): number | undefined {
    return this.#hasSpawned && !this.#hasEnded ? this.#child.pid : undefined;
  }

  postMessage(message: unknown): void {
    const copy = cloned(message);
    if (this.#child.connected) this.#child.send(copy as object);
  }

  /** SIGTERM, as documented for POSIX. */
  kill(): boolean {
    return this.#child.kill("SIGTERM");
  }
}

export const utilityProcess = knownOnly("utilityProcess", {
  fork(modulePath: string, args: string[] = [], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) {
    readiness.need("utilityProcess.fork()");
    if (!path.isAbsolute(modulePath) || !existsSync(modulePath)) throw new Error(`No such module: ${modulePath}`);
    for (const option of Object.keys(options)) {
      if (!knownOptions.has(option)) throw new Error(`The Electron double does not know the fork option ${option}.`);
    }
    const { env = process.env, cwd } = options;
    const child = fork(modulePath, args, {
      execArgv: ["--import", parentPort],
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env,
      ...(cwd !== undefined && { cwd }),
    });
    return new UtilityProcess(child);
  },
});
