/**
 * Runs the commands of the set-up and of the checks. Each gets no standard input, so none can ask a question, and a process
 * group of its own, so that stopping it also stops what it started.
 */
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** How much of the output is kept for the message about a failure, in characters. */
const keptCharacters = 60_000;

/** @param {import("node:child_process").ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/** Ends every command that is still running, with everything it started. For the way out after a signal. */
function stopRunningCommands() {
  for (const child of running) killGroup(child);
  running.clear();
}

/**
 * On Ctrl-C or a polite kill: ends what is running and leaves with the exit code a shell expects.
 * @returns {() => void} takes the handlers off again
 */
export function stopCommandsOnSignal() {
  /** @type {[NodeJS.Signals, number][]} */
  const signals = [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ];
  const handlers = signals.map(([signal, code]) => {
    const handler = () => {
      stopRunningCommands();
      process.exit(code);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

/**
 * @typedef {{ code: number, output: string, timedOut: boolean }} CommandResult `code` is 127 when the command does not exist,
 *   128 and more when a signal ended it; `output` the end of both streams, empty when they were shown
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{
 *   cwd: string,
 *   env?: NodeJS.ProcessEnv,
 *   timeLimitMs?: number,
 *   onLine?: (line: string) => void,
 *   isShown?: boolean,
 *   needsShell?: boolean,
 * }} options `isShown` lets the command write to our own streams; `needsShell` is for Windows command files, arguments must be plain words
 * @returns {Promise<CommandResult>}
 */
export function runCommand(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      detached: process.platform !== "win32",
      shell: options.needsShell ?? false,
      stdio: options.isShown === true ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    running.add(child);
    let output = "";
    let timedOut = false;
    const timer =
      options.timeLimitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            killGroup(child);
          }, options.timeLimitMs);

    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        output = `${output}${line}\n`.slice(-keptCharacters);
        options.onLine?.(line);
      });
    }

    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output, timedOut });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? exitCodeOfSignal(signal)));
  });
}

/** @type {Partial<Record<NodeJS.Signals, number>>} */
const signalNumbers = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/**
 * The exit code a shell gives to a process that a signal ended.
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOfSignal(signal) {
  return 128 + (signal === null ? 0 : (signalNumbers[signal] ?? 0));
}

/**
 * The last lines of an output, for a message.
 * @param {string} output
 * @param {number} [count]
 */
export function lastLines(output, count = 30) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}
