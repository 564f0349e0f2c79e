import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const mount = (folder: string, kilobytes: number): boolean =>
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]).status === 0;

/** A file system of its own with this little room. Throws where the rights to mount one are missing. */
export function smallDisk(kilobytes: number): string {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  if (!mount(folder, kilobytes)) throw new Error("a small file system cannot be mounted here");
  // Runs before the folder around it is removed: what is registered last goes first.
  onTestFinished(() => void spawnSync("umount", ["-l", folder]));
  return folder;
}

/** Mounting needs root on Linux; elsewhere the suites use the page limit of SQLite alone. */
export const canMountDisks = (): boolean =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
