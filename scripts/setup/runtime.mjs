import { existsSync } from "node:fs";
import path from "node:path";
import { SetupError } from "./setup-error.mjs";

/** The core uses `node:sqlite` and module hooks as this release has them. */
const neededMajor = 24;

/**
 * Whether a Node of this version can run the product.
 * @param {string} version as in `process.versions.node`
 */
export function isRuntime(version) {
  return Number.parseInt(version, 10) >= neededMajor;
}

/**
 * The Node that runs the product: the one among the dependencies, else the one that runs this script when it is new enough.
 * @param {string} root
 * @param {{ platform: string, arch: string, isMusl: boolean, execPath: string, version: string, exists?: (file: string) => boolean }} machine
 * @returns {string} path of the program
 */
export function findRuntime(root, { platform, arch, isMusl, execPath, version, exists = existsSync }) {
  const isWindows = platform === "win32";
  const packageName = `node-${isWindows ? "win" : platform}-${arch}`;
  const packaged = path.join(root, "node_modules", packageName, "bin", isWindows ? "node.exe" : "node");
  if (!isMusl && exists(packaged)) return packaged;
  if (isRuntime(version)) return execPath;
  throw new SetupError(
    `Pairdesk needs Node ${neededMajor} or newer; this is Node ${version}, and no ready-made Node ${neededMajor} comes for ${platform}-${arch}${isMusl ? " with musl" : ""}.`,
    `Install Node ${neededMajor} from https://nodejs.org (or with your package manager) so that \`node --version\` says v${neededMajor} or more, then run the command again.`,
  );
}
