#!/usr/bin/env node
/**
 * The `pairdesk` command. Starts on any Node from 20 on, sets up what is missing (told on standard error: standard output belongs to
 * the command) and runs the terminal door on the Node the product needs.
 */
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/setup/ensure-built.mjs";
import { createProgress } from "../scripts/setup/progress.mjs";
import { projectRoot } from "../scripts/setup/project-root.mjs";
import { reportFailure } from "../scripts/setup/report-failure.mjs";
import { stopCommandsOnSignal } from "../scripts/setup/run-command.mjs";
import { runToEnd } from "../scripts/setup/run-to-end.mjs";
import { isRuntime } from "../scripts/setup/runtime.mjs";

/** What a monitoring system reads as "unknown": nothing has been looked at. */
const exitUnknown = 3;

async function setUp() {
  const stopListening = stopCommandsOnSignal();
  try {
    return await ensureBuilt(projectRoot, createProgress(process.stderr));
  } catch (error) {
    reportFailure(error);
    process.exit(exitUnknown);
  } finally {
    stopListening();
  }
}

const node = await setUp();
if (isRuntime(process.versions.node)) {
  await import("../scripts/setup/terminal-door.mjs");
} else {
  const door = fileURLToPath(new URL("../scripts/setup/terminal-door.mjs", import.meta.url));
  process.exitCode = await runToEnd(node, [door, ...process.argv.slice(2)]);
}
