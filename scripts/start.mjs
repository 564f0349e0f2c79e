/** `npm start`: sets up what is missing, then opens the console; without a display it prints the practice pair's status instead. */
import path from "node:path";
import { ensureBrowser } from "./setup/browser.mjs";
import { chooseDoor } from "./setup/choose-door.mjs";
import { adviceWithoutDisplayHere, hasDisplay } from "./setup/display.mjs";
import {
  electronBinary,
  fetchElectron,
  hasFailedBefore,
  hasSetuidHelper,
  readText,
  reasonAgainstElectron,
} from "./setup/electron-binary.mjs";
import { ensureBuilt } from "./setup/ensure-built.mjs";
import { isRoot } from "./setup/platform.mjs";
import { createProgress } from "./setup/progress.mjs";
import { projectRoot } from "./setup/project-root.mjs";
import { reportFailure } from "./setup/report-failure.mjs";
import { stopCommandsOnSignal } from "./setup/run-command.mjs";
import { runToEnd } from "./setup/run-to-end.mjs";
import { parseStartArguments, startUsage } from "./setup/start-arguments.mjs";

const progress = createProgress(process.stdout);

/** @param {string} node */
async function printPracticeStatus(node) {
  progress.note(
    "There is no display (DISPLAY and WAYLAND_DISPLAY are not set), so no window can open. The practice pair's status:\n",
  );
  const terminal = path.join(projectRoot, "out", "main", "terminal.js");
  const code = await runToEnd(node, [terminal, "status", "--practice"], { cwd: projectRoot });
  progress.note(`\n${adviceWithoutDisplayHere()}`);
  return code;
}

/**
 * @param {string} node
 * @param {import("./setup/start-arguments.mjs").Door | null} wanted
 * @param {readonly string[]} args
 * @param {() => void} handOver called before the door takes the signals
 */
async function openWindow(node, wanted, args, handOver) {
  const open = await chooseDoor(wanted, {
    reasonAgainstElectron: () =>
      reasonAgainstElectron({
        platform: process.platform,
        isRoot: isRoot(),
        readText,
        hasSetuidHelper: hasSetuidHelper(projectRoot),
      }),
    electronBinary: () => electronBinary(projectRoot),
    hasFailedBefore: () => hasFailedBefore(projectRoot),
    fetchElectron: () => fetchElectron(projectRoot, node, progress),
    ensureBrowser: () => ensureBrowser(progress),
    note: progress.note,
  });
  handOver();
  if (open.door === "electron") {
    // Set by some editors' terminals; it would turn Electron into a plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    return runToEnd(open.program, [".", ...args], { cwd: projectRoot, env });
  }
  const chromium = path.join(projectRoot, "out", "main", "chromium.js");
  return runToEnd(node, [chromium, ...args, "--browser", open.browser], { cwd: projectRoot });
}

async function start() {
  const { isHelp, door, forDoor } = parseStartArguments(
    process.argv.slice(2),
    process.env["INIT_CWD"] ?? process.cwd(),
  );
  if (isHelp) {
    progress.note(startUsage);
    return 0;
  }
  const stopListening = stopCommandsOnSignal();
  const node = await ensureBuilt(projectRoot, progress);
  if (!hasDisplay(process.platform, process.env)) {
    stopListening();
    return printPracticeStatus(node);
  }
  return openWindow(node, door, forDoor, stopListening);
}

try {
  process.exitCode = await start();
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
