import { thisDistribution } from "./linux-distribution.mjs";
import { isRoot } from "./platform.mjs";
import { lastLines, runCommand } from "./run-command.mjs";
import { findOnPath } from "./search-path.mjs";
import { SetupError } from "./setup-error.mjs";

/** Whether this is a Debian or Ubuntu on which we may install packages ourselves. */
export function canInstallPackages() {
  const distribution = thisDistribution();
  return isRoot() && (distribution === "debian" || distribution === "ubuntu") && findOnPath("apt-get") !== null;
}

/** Packages are installed for as long as it takes, but not for ever. */
const timeLimitMs = 15 * 60_000;

/**
 * Installs Debian packages without a question. Only for `canInstallPackages()`.
 * @param {readonly string[]} packages
 * @param {import("./progress.mjs").Progress} progress
 */
export async function installPackages(packages, progress) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_MODE: "a" };
  /**
   * @param {readonly string[]} args
   * @param {(line: string) => void} onLine
   */
  const apt = (args, onLine) =>
    runCommand("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3", ...args], {
      cwd: "/",
      env,
      timeLimitMs,
      onLine,
    });

  await progress.step(`Installing ${packages.join(", ")} with apt-get`, async (update) => {
    // A stale list may still be good enough; if it is not, the installation says so.
    const lists = await apt(["update"], update);
    const result = await apt(["install", "-y", "--no-install-recommends", ...packages], update);
    if (result.code === 0) return;
    throw new SetupError(
      `apt-get could not install ${packages.join(", ")} (exit code ${result.code}${result.timedOut ? ", time limit reached" : ""}).\n${lists.code === 0 ? "" : `${lastLines(lists.output, 5)}\n`}${lastLines(result.output, 15)}`,
      `Check the network and the package sources, then run \`apt-get update && apt-get install ${packages.join(" ")}\` yourself.`,
    );
  });
}
