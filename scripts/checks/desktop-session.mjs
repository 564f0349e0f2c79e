/**
 * The command line that runs a program in a desktop session of its own: a session bus, an unlocked keyring in an empty home
 * folder and, if wanted, a virtual display. The developer's own keyring, settings and screen are not touched.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const keyringScript = fileURLToPath(new URL("./with-keyring.mjs", import.meta.url));

/**
 * @param {readonly string[]} command program and arguments
 * @param {{ platform: string, node: string, needsDisplay: boolean }} options
 * @returns {string[]}
 */
export function inDesktopSession(command, { platform, node, needsDisplay }) {
  if (platform !== "linux") return [...command];
  const display = needsDisplay ? ["xvfb-run", "-a", "--server-args=-screen 0 1440x900x24"] : [];
  return [...display, "dbus-run-session", "--", node, keyringScript, ...command];
}

/**
 * An empty home folder with the variables that lead there.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @returns {{ env: NodeJS.ProcessEnv, remove(): void }}
 */
export function createEmptyHome(env, platform) {
  if (platform !== "linux") return { env: { ...env }, remove: () => undefined };
  // The path is short because the keyring's socket lies below it, and a socket's path has room for about 100 characters.
  const home = mkdtempSync(path.join(os.tmpdir(), "pairdesk-test-"));
  const folders = {
    XDG_DATA_HOME: path.join(home, "data"),
    XDG_CONFIG_HOME: path.join(home, "config"),
    XDG_CACHE_HOME: path.join(home, "cache"),
    XDG_STATE_HOME: path.join(home, "state"),
    XDG_RUNTIME_DIR: path.join(home, "run"),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  chmodSync(folders.XDG_RUNTIME_DIR, 0o700);
  const { DBUS_SESSION_BUS_ADDRESS: _bus, GNOME_KEYRING_CONTROL: _keyring, WAYLAND_DISPLAY: _wayland, ...rest } = env;
  return {
    env: { ...rest, ...folders, HOME: home },
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
