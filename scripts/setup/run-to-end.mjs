/** Hands the terminal over to the program that was asked for, and ends as it ends. */
import { spawn } from "node:child_process";
import { exitCodeOfSignal } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/** On a terminal Ctrl-C reaches the program by itself; this long it is given before the signal is passed on after all. */
const terminalGraceMs = 1500;

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} exit code
 */
export function runToEnd(file, args, { cwd = process.cwd(), env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: "inherit" });
    /** @type {NodeJS.Timeout | undefined} */
    let later;
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const handlers = signals.map((signal) => {
      const handler = () => {
        if (signal === "SIGINT" && process.stdin.isTTY) later ??= setTimeout(() => child.kill(signal), terminalGraceMs);
        else child.kill(signal);
      };
      process.on(signal, handler);
      return () => process.off(signal, handler);
    });
    const stopListening = () => {
      clearTimeout(later);
      for (const remove of handlers) remove();
    };
    child.on("error", (error) => {
      stopListening();
      reject(
        new SetupError(
          `${file} could not be started: ${error.message}`,
          "Check that the file is there and may be run.",
        ),
      );
    });
    child.on("exit", (code, signal) => {
      stopListening();
      resolve(code ?? exitCodeOfSignal(signal));
    });
  });
}
