/** The Chromium door from its command line to its exit code. */
import { homedir } from "node:os";
import { parseArgs } from "node:util";
import { PairdeskError } from "../../shared/errors.ts";
import { createFileLog } from "../core/log/file-log.ts";
import { createSecretRegistry } from "../core/log/secret-registry.ts";
import { systemClock as clock } from "../core/ports.ts";
import { isHistoryFile } from "../core/saved-history/is-history-file.ts";
import { resolveDataFolder } from "../core/storage/data-folder.ts";
import { openWindow } from "./open-window.ts";

const usage = "Usage: npm start -- [--practice] [--data DIR] [--browser PATH] [FILE.pairhistory…]\n";

function readArguments() {
  const options = {
    practice: { type: "boolean", default: false },
    data: { type: "string" },
    browser: { type: "string" },
    headless: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const stranger = positionals.find((argument) => !isHistoryFile(argument));
    if (stranger !== undefined) throw new Error(`${stranger} is no option and no saved history.`);
    return { ...values, historyFiles: positionals };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(3);
  }
}

/** @param built the folder of the built program */
export async function runDoor(built: string): Promise<void> {
  const { practice, data, browser, headless, help, historyFiles } = readArguments();
  if (help || !browser) {
    process.stderr.write(usage);
    process.exit(help ? 0 : 3);
  }

  const { platform, env } = process;
  const dataFolder = resolveDataFolder({ platform, env, homedir: homedir(), override: data });
  try {
    const secrets = createSecretRegistry();
    const log = createFileLog({ folder: dataFolder, clock, secrets });
    const opening = openWindow({ built, browser, headless, practice, historyFiles, dataFolder, log, secrets, clock });
    // Heard from the first moment on. A window that is still being opened is closed as soon as it is there; a second
    // signal ends the program at once.
    const close = () => void opening.then((window) => window.close()).catch(() => undefined);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, close);
    await (await opening).closed;
  } catch (error) {
    if (!(error instanceof PairdeskError)) throw error;
    process.stderr.write(`${error.message}\n${error.advice}\n`);
    process.exitCode = 1;
  }
}
