import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";

export interface SmallDisk {
  path: string;
  unmount(): void;
}

/** Makes the folder a file system of its own with this little room. Throws where the rights to mount one are missing. */
export function mountSmallDisk(folder: string, kilobytes: number): SmallDisk {
  mkdirSync(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]);
  if (status !== 0) throw new Error("a small file system cannot be mounted here");
  return { path: folder, unmount: () => void spawnSync("umount", ["-l", folder]) };
}

/** Mounting needs root on Linux; elsewhere the suites use the page limit of SQLite alone. */
export const canMountDisks = (): boolean =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
