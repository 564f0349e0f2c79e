import { homedir } from "node:os";
import { findDownloadsFolder } from "../core/files/downloads-folder.ts";
import { writeNewFile } from "../core/files/write-whole-file.ts";
import type { FileToSave } from "../core/ports.ts";

/**
 * For a door that has no dialog to ask where: among the person's downloads, else in the data folder, and never over a
 * file that is there. Answers with the path, which the window shows.
 */
export function saveAmongDownloads({ name, content }: FileToSave, dataFolder: string): Promise<string> {
  const { platform, env } = process;
  const folder = findDownloadsFolder({ platform, env, homedir: homedir() }) ?? dataFolder;
  return writeNewFile(folder, name, content);
}
