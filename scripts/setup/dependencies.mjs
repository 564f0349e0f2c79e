/**
 * Installs exactly what package-lock.json says, and only when what is installed differs from it. No install script of any package
 * runs; the two things they would do for us are done here.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { linkCommand } from "./command-link.mjs";
import { placeKeychainAddon } from "./native-keychain.mjs";
import { npmCommand } from "./npm-command.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { usesMusl } from "./platform.mjs";
import { runCommand } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";
import { fingerprint, readStamp, writeStamp } from "./stamp.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */

/**
 * Whether an installation that carries no stamp of ours (somebody ran `npm install`) is what the lock file asks for. Optional
 * packages may be missing: most are for other platforms.
 * @param {Record<string, LockedPackage>} locked `packages` of package-lock.json
 * @param {Record<string, LockedPackage>} installed `packages` of node_modules/.package-lock.json
 */
export function isWhatTheLockSays(locked, installed) {
  return Object.entries(locked).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed[place];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm says what is wrong first and prints its usage after it.
 * @param {string} output
 */
export function complaintsOf(output) {
  const lines = output.split("\n").filter((line) => !line.startsWith("npm http") && line.trim() !== "");
  const errors = lines.filter((line) => /^npm (error|ERR!)\s+(?!at )\S/.test(line));
  return (errors.length > 0 ? errors : lines.slice(-12)).slice(0, 12).join("\n");
}

/** @param {string} root */
const stampFile = (root) => path.join(root, "node_modules", ".pairdesk-setup.json");

/** @param {string} root */
function wantedStamp(root) {
  return {
    lock: fingerprint(root, ["package-lock.json", "package.json"]),
    machine: `${process.platform}-${process.arch}`,
  };
}

/**
 * True when nothing has to be installed. Cheap: it reads two files.
 * @param {string} root
 */
function dependenciesAreCurrent(root) {
  const wanted = wantedStamp(root);
  const stamp = readStamp(stampFile(root));
  return stamp?.["lock"] === wanted.lock && stamp["machine"] === wanted.machine;
}

/**
 * @param {string} output what npm printed
 * @param {string} command
 */
export function adviceForFailedInstall(output, command) {
  const again = `then run the command again. What failed: ${command}`;
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return `npm could not reach its registry. Check the network, or set the proxy with \`npm config set proxy http://host:port\`, ${again}`;
  }
  if (/CERT|certificate/.test(output)) {
    return `npm does not trust the certificate of its registry. Name your organisation's CA file in NODE_EXTRA_CA_CERTS, ${again}`;
  }
  if (/in sync/.test(output)) {
    return `package.json and package-lock.json do not belong together. Take both from the same commit (after a change of yours: \`npm install\`), ${again}`;
  }
  if (/ENOSPC/.test(output)) return `The disk is full. Make room, ${again}`;
  if (/EACCES|EPERM/.test(output)) {
    return `npm may not write to the node_modules folder, or a running Pairdesk holds a file in it. Close Pairdesk, check who owns the folder, ${again}`;
  }
  return `Read npm's own words above, ${again}`;
}

/**
 * @param {string} root
 * @param {(line: string) => void} update
 */
async function install(root, update) {
  const npm = npmCommand({ env: process.env, platform: process.platform, execPath: process.execPath });
  const isOurNode = process.execPath.startsWith(path.join(root, "node_modules") + path.sep);
  // Windows cannot delete the program that is running us, and `npm ci` deletes everything first; `npm install` changes what differs.
  const verb = process.platform === "win32" && isOurNode ? ["install", "--no-save"] : ["ci"];
  const args = [
    ...verb,
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--engine-strict=false",
    "--no-audit",
    "--no-fund",
    "--loglevel=http",
  ];
  const result = await runCommand(npm.file, [...npm.prefix, ...args], {
    cwd: root,
    needsShell: npm.needsShell,
    onLine: update,
  });
  if (result.code === 0) return;
  const words = complaintsOf(result.output);
  const command = `npm ${args.join(" ")} (exit code ${result.code})`;
  if (result.code === 127) {
    throw new SetupError(
      `npm could not be started: ${words}`,
      "Install npm (it comes with Node.js, https://nodejs.org), then run the command again.",
    );
  }
  throw new SetupError(
    `The dependencies could not be installed.\n${words}`,
    adviceForFailedInstall(result.output, command),
  );
}

/**
 * @param {string} root
 * @param {import("./progress.mjs").Progress} progress
 */
export async function ensureDependencies(root, progress) {
  if (dependenciesAreCurrent(root)) return;
  await oneAtATime(root, progress.note, async () => {
    if (dependenciesAreCurrent(root)) return;
    const wanted = wantedStamp(root);
    const locked = packagesOf(path.join(root, "package-lock.json"));
    if (locked === null) {
      throw new SetupError(
        "package-lock.json is missing or damaged.",
        "Restore it from the repository, then run the command again.",
      );
    }
    const hasStamp = existsSync(stampFile(root));
    const installed = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
    if (hasStamp || installed === null || !isWhatTheLockSays(locked, installed)) {
      await progress.step("Installing the dependencies (npm ci)", (update) => install(root, update));
    }
    placeKeychainAddon(root, { platform: process.platform, arch: process.arch, isMusl: usesMusl() });
    linkCommand(root, process.platform);
    writeStamp(stampFile(root), wanted);
  });
}
