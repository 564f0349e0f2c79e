/**
 * Electron's program is not part of its npm package: it is fetched from another server, which many networks do not let through.
 * So it is tried one time for each version of Electron, with a limit, and a failure is remembered.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { lastLines, runCommand } from "./run-command.mjs";
import { isProgram } from "./search-path.mjs";
import { SetupError } from "./setup-error.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

const timeLimitMs = 90_000;

/** @param {string} root */
const packageFolder = (root) => path.join(root, "node_modules", "electron");

/** @param {string} root */
function wantedVersion(root) {
  return String(JSON.parse(readFileSync(path.join(packageFolder(root), "package.json"), "utf8")).version);
}

/**
 * The program when it is there whole and of the right version, else null. path.txt is what Electron's installer writes last.
 * @param {string} root
 * @returns {string | null}
 */
export function electronBinary(root) {
  const folder = packageFolder(root);
  try {
    const version = readFileSync(path.join(folder, "dist", "version"), "utf8")
      .trim()
      .replace(/^v/, "");
    const program = path.join(folder, "dist", readFileSync(path.join(folder, "path.txt"), "utf8"));
    return version === wantedVersion(root) && isProgram(program) ? program : null;
  } catch {
    return null;
  }
}

/** @param {string} root */
const attemptFile = (root) => path.join(root, ".setup", `electron-${wantedVersion(root)}.json`);

/**
 * Whether fetching this version has been tried without success. A program that was fetched and has since been removed (a fresh
 * installation of the dependencies does that) may be fetched again.
 * @param {string} root
 */
export function hasFailedBefore(root) {
  const attempt = readStamp(attemptFile(root));
  return attempt !== null && attempt["outcome"] !== "fetched";
}

/**
 * @param {string} root
 * @param {string} node runtime that runs Electron's installer
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<string | null>} the program, null when it could not be had
 */
export async function fetchElectron(root, node, progress) {
  const version = wantedVersion(root);
  const startedAt = new Date().toISOString();
  // Written first, so that an attempt somebody interrupts is not repeated at every start.
  writeStamp(attemptFile(root), { startedAt, outcome: "interrupted" });
  try {
    const program = await progress.step(
      `Fetching Electron ${version} (once, at most ${timeLimitMs / 1000} s)`,
      (update) => runInstaller(root, node, update),
    );
    writeStamp(attemptFile(root), { startedAt, outcome: "fetched" });
    return program;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    writeStamp(attemptFile(root), { startedAt, outcome: "failed" });
    progress.note(`${error.message}. ${error.advice}`);
    return null;
  }
}

/**
 * @param {string} root
 * @param {string} node
 * @param {(line: string) => void} update
 */
async function runInstaller(root, node, update) {
  const installer = path.join(packageFolder(root), "install.js");
  const result = await runCommand(node, [installer], { cwd: root, timeLimitMs, onLine: update });
  const program = electronBinary(root);
  if (program !== null) return program;
  const reason = result.timedOut
    ? "the time limit was reached"
    : (firstReason(result.output) ?? `exit code ${result.code}`);
  throw new SetupError(
    `Electron could not be fetched: ${reason}`,
    "This is not tried again by itself; `npx install-electron` does it by hand.",
  );
}

/**
 * The line of a stack trace that says what went wrong.
 * @param {string} output
 */
function firstReason(output) {
  const lines = lastLines(output, 60)
    .split("\n")
    .map((line) => line.trim());
  return lines.find((line) => /error/i.test(line) && !line.startsWith("at "))?.slice(0, 200) ?? null;
}

/**
 * Why Electron cannot keep its sandbox here, null when it can. Without it Electron stops at once, and giving it up is no choice
 * for a program that shows answers from the network.
 * @param {{ platform: string, isRoot: boolean, readText: (file: string) => string | null, hasSetuidHelper: boolean }} machine
 * @returns {string | null}
 */
export function reasonAgainstElectron({ platform, isRoot, readText, hasSetuidHelper }) {
  if (platform !== "linux") return null;
  if (isRoot) return "it would have to give up its sandbox to run as root";
  if (hasSetuidHelper) return null;
  const isRestricted =
    readText("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")?.trim() === "1" ||
    readText("/proc/sys/kernel/unprivileged_userns_clone")?.trim() === "0" ||
    readText("/proc/sys/user/max_user_namespaces")?.trim() === "0";
  return isRestricted ? "this system does not let it build its sandbox (unprivileged user namespaces are off)" : null;
}

/** @param {string} file */
export function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/**
 * Whether the helper that builds the sandbox without user namespaces was set up by an administrator.
 * @param {string} root
 */
export function hasSetuidHelper(root) {
  const file = path.join(packageFolder(root), "dist", "chrome-sandbox");
  if (!existsSync(file)) return false;
  const { uid, mode } = statSync(file);
  return uid === 0 && (mode & 0o4000) !== 0;
}
