/**
 * Configuration backups that runs have taken, in `backups` of the data folder.
 *
 * Guarantees: folder and files are for their owner alone; a file stands there whole or not at all; none is ever
 * overwritten. What a killed program left behind of a download is removed before the next one, never under a name of its own.
 */
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";
import { cleanFileName } from "./clean-file-name.ts";
import { writeNewFile } from "./write-whole-file.ts";

export type KeptBackup = { kind: "saved"; file: string } | { kind: "not-saved"; words: string };

export interface BackupFiles {
  /** What the iteration throws is thrown on, and nothing stays. */
  save(of: { pair: string; appliance: string }, content: AsyncIterable<Uint8Array>): Promise<KeptBackup>;
}

const partial = /^\.[0-9a-f-]{36}\.part$/;
/** Longer than any download may take. */
const leftOverAfterMs = 2 * 3_600_000;

export function createBackupFiles({ dataFolder, clock }: { dataFolder: string; clock: Clock }): BackupFiles {
  const folder = join(dataFolder, "backups");
  return {
    async save({ pair, appliance }, content) {
      const time = new Date(clock.nowMs()).toISOString().slice(0, 19).replaceAll(":", "-");
      const name = cleanFileName(`${pair}-${appliance}-${time}Z.nsb`, ["nsb"]);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 }).catch(refuseFolder(folder));
        await removeLeftOvers(folder);
        return { kind: "saved", file: basename(await writeNewFile(folder, name, content)) };
      } catch (error) {
        if (error instanceof PairdeskError) return { kind: "not-saved", words: `${error.message} ${error.advice}` };
        throw error;
      }
    },
  };
}

const refuseFolder = (folder: string) => (cause: unknown) => {
  const message = `The folder ${folder} for backups could not be made; nothing was saved.`;
  throw new PairdeskError("file-unwritable", message, "Give your account the right to write there.", { cause });
};

async function removeLeftOvers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => partial.test(one))) {
    const path = join(folder, name);
    // The file's own time is the system's, so it is compared with that and not with a clock that was passed in.
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > leftOverAfterMs) await rm(path, { force: true }).catch(() => undefined);
  }
}
