/** Finds the Chrome, Edge or Chromium that the Chromium door drives. What a person names in PAIRDESK_BROWSER comes first. */
import { closeSync, openSync, readSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { canInstallPackages, installPackages } from "./apt.mjs";
import { thisDistribution } from "./linux-distribution.mjs";
import { findOnPath, isProgram } from "./search-path.mjs";
import { SetupError } from "./setup-error.mjs";

const linuxNames = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];
const linuxFiles = [
  "/opt/google/chrome/chrome",
  "/opt/microsoft/msedge/msedge",
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
];
const macApplications = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "Chromium.app/Contents/MacOS/Chromium",
];
const windowsFiles = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

/**
 * Every place worth a look, best first.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, home: string, exists: (file: string) => boolean }} machine
 * @returns {string[]}
 */
function candidates({ platform, env, home, exists }) {
  if (platform === "darwin") {
    return ["/Applications", path.posix.join(home, "Applications")].flatMap((folder) =>
      macApplications.map((name) => path.posix.join(folder, name)),
    );
  }
  if (platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
      .map((name) => env[name])
      .filter((folder) => folder !== undefined);
    return windowsFiles.flatMap((name) => folders.map((folder) => path.win32.join(folder, name)));
  }
  const named = linuxNames.map((name) => findOnPath(name, { env, platform, exists })).filter((file) => file !== null);
  return [...named, ...linuxFiles];
}

/**
 * Ubuntu ships a script under Chromium's name that only says which snap to install.
 * @param {string} file
 */
function isPlaceholder(file) {
  const start = Buffer.alloc(4096);
  const handle = openSync(file, "r");
  try {
    const length = readSync(handle, start, 0, start.length, 0);
    const text = start.toString("latin1", 0, length);
    return text.startsWith("#!") && text.includes("snap install chromium") && !isProgram("/snap/bin/chromium");
  } finally {
    closeSync(handle);
  }
}

/**
 * @param {{
 *   platform: string,
 *   env: NodeJS.ProcessEnv,
 *   home: string,
 *   exists: (file: string) => boolean,
 *   isPlaceholder: (file: string) => boolean,
 * }} machine
 * @returns {string | null} path of the browser's program
 */
export function findBrowser(machine) {
  const named = machine.env["PAIRDESK_BROWSER"];
  if (named !== undefined && named !== "") {
    if (machine.exists(named)) return named;
    throw new SetupError(
      `PAIRDESK_BROWSER names ${named}, which is not a program.`,
      "Set it to the full path of Chrome, Edge or Chromium, or remove it to let Pairdesk look for one.",
    );
  }
  return candidates(machine).find((file) => machine.exists(file) && !machine.isPlaceholder(file)) ?? null;
}

/** The browser of this machine, null when there is none. */
export function installedBrowser() {
  return findBrowser({
    platform: process.platform,
    env: process.env,
    home: os.homedir(),
    exists: isProgram,
    isPlaceholder,
  });
}

/**
 * What to type, or where to go, to get a browser.
 * @param {string} platform
 * @param {import("./linux-distribution.mjs").Distribution} distribution
 */
export function adviceForMissingBrowser(platform, distribution) {
  const afterwards =
    "then run `npm start` again. A browser in an unusual place is named with PAIRDESK_BROWSER=/path/to/it.";
  if (platform === "darwin")
    return `Install Google Chrome from https://www.google.com/chrome/ (or \`brew install --cask google-chrome\`), ${afterwards}`;
  if (platform === "win32")
    return `Install Microsoft Edge or Google Chrome (\`winget install Google.Chrome\`), ${afterwards}`;
  const commands = {
    debian: "`sudo apt-get install chromium`",
    ubuntu: "`sudo snap install chromium`, or Google Chrome's package from https://www.google.com/chrome/",
    fedora: "`sudo dnf install chromium`",
    arch: "`sudo pacman -S chromium`",
    suse: "`sudo zypper install chromium`",
    alpine: "`doas apk add chromium`",
    other: "Chromium with your package manager, or Google Chrome from https://www.google.com/chrome/",
  };
  return `Install ${commands[distribution]}, ${afterwards}`;
}

/**
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<string>} path of the browser's program, installed on the way where that is possible
 */
export async function ensureBrowser(progress) {
  const found = installedBrowser();
  if (found !== null) return found;
  const advice = adviceForMissingBrowser(process.platform, thisDistribution());
  if (!canInstallPackages())
    throw new SetupError("No Chrome, Edge or Chromium was found to show the console in.", advice);
  progress.note("No Chrome, Edge or Chromium was found; installing Chromium.");
  await installPackages(["chromium"], progress);
  const installed = installedBrowser();
  if (installed === null)
    throw new SetupError("apt-get installed chromium, but no usable browser came with it.", advice);
  return installed;
}
