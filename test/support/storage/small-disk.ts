import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { mountSmallDisk } from "./mount-small-disk.ts";

/** A file system of one test's own with this little room. Throws where the rights to mount one are missing. */
export function smallDisk(kilobytes: number): string {
  const disk = mountSmallDisk(join(temporaryFolder(), "disk"), kilobytes);
  // Runs before the folder around it is removed: what is registered last goes first.
  onTestFinished(() => disk.unmount());
  return disk.path;
}
