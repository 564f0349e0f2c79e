import { thisDistribution } from "./linux-distribution.mjs";
import { findOnPath } from "./search-path.mjs";

/**
 * Whether a window could be shown. Only Linux systems commonly run without.
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(platform, env) {
  return platform !== "linux" || Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
}

/**
 * How to open the window under a virtual display.
 * @param {import("./linux-distribution.mjs").Distribution} distribution
 * @param {boolean} hasXvfbRun
 */
export function adviceWithoutDisplay(distribution, hasXvfbRun) {
  const open = "The window opens under a virtual display with:\n  xvfb-run -a npm start -- --practice";
  if (hasXvfbRun) return open;
  const packages = {
    debian: "apt-get install xvfb xauth",
    ubuntu: "apt-get install xvfb xauth",
    fedora: "dnf install xorg-x11-server-Xvfb",
    arch: "pacman -S xorg-server-xvfb xorg-xauth",
    suse: "zypper install xvfb-run",
    alpine: "apk add xvfb-run",
    other: null,
  };
  const command = packages[distribution];
  return `${open}\nxvfb-run is not installed; ${command === null ? "your package manager has it with Xvfb" : `as root: ${command}`}`;
}

export function adviceWithoutDisplayHere() {
  return adviceWithoutDisplay(thisDistribution(), findOnPath("xvfb-run") !== null);
}
