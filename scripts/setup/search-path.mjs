import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Where a program lies that a shell would find by its name. System folders that a plain user's PATH often leaves out are
 * searched as well.
 * @param {string} name
 * @param {{ env?: NodeJS.ProcessEnv, platform?: string, exists?: (file: string) => boolean }} [from]
 * @returns {string | null}
 */
export function findOnPath(name, { env = process.env, platform = process.platform, exists = isProgram } = {}) {
  const isWindows = platform === "win32";
  const join = isWindows ? path.win32.join : path.posix.join;
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(isWindows ? ";" : ":").filter((folder) => folder !== "");
  if (!isWindows) folders.push("/usr/sbin", "/sbin");
  const names = isWindows ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of folders) {
    for (const candidate of names) {
      const file = join(folder, candidate);
      if (exists(file)) return file;
    }
  }
  return null;
}
