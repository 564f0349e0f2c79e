import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { SetupError } from "./setup-error.mjs";

/**
 * The folder name under which keytar ships its addon for a machine.
 * @param {string} platform
 * @param {string} arch
 * @param {boolean} isMusl
 */
export function prebuiltFolder(platform, arch, isMusl) {
  return `${platform === "linux" && isMusl ? "linuxmusl" : platform}-${arch}`;
}

/**
 * Puts the prebuilt keychain addon where keytar looks first. Its own install script does the same, but npm is told to run no
 * install scripts (and newer ones refuse to).
 * @param {string} root
 * @param {{ platform: string, arch: string, isMusl: boolean }} machine
 */
export function placeKeychainAddon(root, machine) {
  const keytar = path.join(root, "node_modules", "keytar");
  const target = path.join(keytar, "build", "Release", "keytar.node");
  if (existsSync(target)) return;
  const folder = prebuiltFolder(machine.platform, machine.arch, machine.isMusl);
  const source = path.join(keytar, "prebuilds", folder, "keytar.node");
  if (!existsSync(source)) {
    throw new SetupError(
      `The keychain library has no ready-made addon for ${folder}.`,
      "Build it with `npm rebuild keytar` (needs a C++ compiler, Python and, on Linux, the libsecret headers), then start again.",
    );
  }
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(source, target);
}
