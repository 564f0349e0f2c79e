/**
 * The folders of the practice appliances' disks. What an earlier run left behind is removed first: its secrets and
 * ports are gone, so its disks fit nothing any more.
 */
import { chmod, mkdir, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";

export interface PracticeDisks {
  /** By appliance name. */
  folderOf(name: string): string;
  /** Removes the disks, and the folder around them when nothing else is in it. */
  remove(): Promise<void>;
}

/** Throws PairdeskError `data-folder-unusable`. */
export async function makePracticeDisks(folder: string, names: readonly string[]): Promise<PracticeDisks> {
  const folderOf = (name: string) => path.join(folder, name);
  const removeDisks = async () => {
    for (const name of names) await rm(folderOf(name), { recursive: true, force: true });
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await removeDisks();
    for (const name of names) await mkdir(folderOf(name), { mode: 0o700 });
  } catch (cause) {
    throw new PairdeskError(
      "data-folder-unusable",
      `The practice pair's folder ${folder} cannot be written.`,
      "Make it writable for this user, or start Pairdesk with another data folder.",
      { cause },
    );
  }
  return {
    folderOf,
    async remove() {
      await removeDisks();
      // Not ours alone when somebody put something into it: then it stays.
      await rmdir(folder).catch(() => undefined);
    },
  };
}
