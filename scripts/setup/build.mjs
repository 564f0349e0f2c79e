import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { oneAtATime } from "./one-at-a-time.mjs";
import { lastLines, runCommand } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { fingerprint, readStamp, writeStamp } from "./stamp.mjs";

const sources = [
  "electron",
  "renderer",
  "shared",
  "resources",
  "electron.vite.config.ts",
  "package.json",
  "package-lock.json",
];

/** What a build leaves behind and the doors need. */
const results = [
  "main/main.js",
  "main/chromium.js",
  "main/terminal.js",
  "main/practice-appliance.js",
  "main/keychain.js",
  "main/worker.js",
  "preload/preload.cjs",
  "renderer/index.html",
];

/** @param {string} root */
const stampFile = (root) => path.join(root, "out", ".build.json");

/**
 * True when `out/` was built from the sources as they are now.
 * @param {string} root
 */
export function buildIsCurrent(root) {
  if (results.some((file) => !existsSync(path.join(root, "out", file)))) return false;
  return readStamp(stampFile(root))?.["sources"] === fingerprint(root, sources);
}

/**
 * @param {string} root
 * @param {string} node
 * @param {(line: string) => void} update
 */
async function build(root, node, update) {
  // Taken before the build: a file saved in the meantime means another build at the next start.
  const built = fingerprint(root, sources);
  rmSync(stampFile(root), { force: true });
  const program = path.join(root, "node_modules", "electron-vite", "bin", "electron-vite.js");
  const env = { ...process.env, NODE_ENV: "production" };
  const result = await runCommand(node, [program, "build"], { cwd: root, env, onLine: update });
  const missing = results.filter((file) => !existsSync(path.join(root, "out", file)));
  if (result.code !== 0 || missing.length > 0) {
    const left = missing.length > 0 ? `\nNot built: ${missing.join(", ")}` : "";
    throw new SetupError(
      `The build failed (exit code ${result.code}).\n${lastLines(result.output)}${left}`,
      "On an unchanged checkout this should not happen: delete the folders out and node_modules and start again. After a change of yours, mend what is named above.",
    );
  }
  writeStamp(stampFile(root), { sources: built });
}

/**
 * @param {string} root
 * @param {string} node the runtime of the product
 * @param {import("./progress.mjs").Progress} progress
 * @param {{ isForced?: boolean }} [options]
 */
export async function ensureBuild(root, node, progress, { isForced = false } = {}) {
  if (!isForced && buildIsCurrent(root)) return;
  await oneAtATime(root, progress.note, async () => {
    if (!isForced && buildIsCurrent(root)) return;
    await progress.step("Building", (update) => build(root, node, update));
  });
}
