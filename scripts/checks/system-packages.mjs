/**
 * What the tests need from the system besides npm packages: a browser, a virtual display, a keychain, a DNS server,
 * and the programs that make certificate files.
 */
import { readdirSync } from "node:fs";
import { canInstallPackages, installPackages } from "../setup/apt.mjs";
import { installedBrowser } from "../setup/browser.mjs";
import { findOnPath } from "../setup/search-path.mjs";
import { SetupError } from "../setup/setup-error.mjs";

/** Debian's package for each program. */
const programs = [
  ["gnome-keyring-daemon", "gnome-keyring"],
  ["dbus-run-session", "dbus"],
  ["dbus-send", "dbus"],
  ["dnsmasq", "dnsmasq-base"],
  ["openssl", "openssl"],
  ["keytool", "default-jre-headless"],
  ["Xvfb", "xvfb"],
  ["xvfb-run", "xvfb"],
  ["xauth", "xauth"],
  ["openssl", "openssl"],
];

/**
 * The Debian packages whose parts are missing, each once.
 * @param {{ hasBrowser: boolean, hasSecretLibrary: boolean, hasProgram: (name: string) => boolean }} machine
 * @returns {string[]}
 */
export function missingPackages({ hasBrowser, hasSecretLibrary, hasProgram }) {
  const missing = programs.filter(([program = ""]) => !hasProgram(program)).map(([, name = ""]) => name);
  if (!hasBrowser) missing.unshift("chromium");
  if (!hasSecretLibrary) missing.push("libsecret-1-0");
  return [...new Set(missing)];
}

function hasSecretLibrary() {
  const folders = ["/usr/lib", "/usr/lib64", "/lib", "/lib64"];
  const multiarch = readdirSync("/usr/lib", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes("-linux-"))
    .map((entry) => `/usr/lib/${entry.name}`);
  return [...folders, ...multiarch].some((folder) => {
    try {
      return readdirSync(folder).some((name) => name.startsWith("libsecret-1.so.0"));
    } catch {
      return false;
    }
  });
}

const missingHere = () =>
  missingPackages({
    hasBrowser: installedBrowser() !== null,
    hasSecretLibrary: hasSecretLibrary(),
    hasProgram: (name) => findOnPath(name) !== null,
  });

/**
 * Other systems than Linux bring a keychain and a display; there only the browser is looked for.
 * @param {import("../setup/progress.mjs").Progress} progress
 */
export async function ensureSystemPackages(progress) {
  if (process.platform !== "linux") {
    if (installedBrowser() === null)
      throw new SetupError(
        "The tests need Chrome, Edge or Chromium.",
        "Install one of them, then run `npm test` again.",
      );
    return;
  }
  const missing = missingHere();
  if (missing.length === 0) return;
  if (!canInstallPackages()) {
    throw new SetupError(
      `The tests need system packages that are missing here: ${missing.join(", ")} (Debian's names).`,
      `Install them (on Debian and Ubuntu: sudo apt-get install ${missing.join(" ")}), then run \`npm test\` again.`,
    );
  }
  await installPackages(missing, progress);
  const left = missingHere();
  if (left.length > 0)
    throw new SetupError(
      `Still missing after the installation: ${left.join(", ")}.`,
      "See what apt-get said, and install them by hand.",
    );
}

const shell = "chromium-headless-shell";

/**
 * Chromium without anything of its own around the page: half the work of a whole one. Null where it cannot be had; the whole one
 * does as well.
 * @param {import("../setup/progress.mjs").Progress} progress
 * @returns {Promise<string | null>}
 */
export async function ensureHeadlessShell(progress) {
  if (findOnPath(shell) === null && canInstallPackages()) {
    await installPackages([shell], progress).catch(() => progress.note(`Going on without ${shell}.`));
  }
  return findOnPath(shell);
}
