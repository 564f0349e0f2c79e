/** Where Pairdesk keeps what it knows, and the proof that it can. */
import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join, posix, win32 } from "node:path";
import { withStorageErrors } from "./storage-error.ts";

export interface DataFolderQuestion {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homedir: string;
  /** From the command line; wins over everything. */
  override?: string | undefined;
}

/**
 * The absolute path of the data folder: `override`, PAIRDESK_DATA, or the place the platform has for such things. A
 * relative XDG_DATA_HOME is ignored, as the XDG base directory specification demands.
 */
export function resolveDataFolder({ platform, env, homedir, override }: DataFolderQuestion): string {
  const path = platform === "win32" ? win32 : posix;
  const chosen = override || env["PAIRDESK_DATA"];
  if (chosen) return path.resolve(chosen);
  if (platform === "win32") return path.join(env["APPDATA"] || path.join(homedir, "AppData", "Roaming"), "Pairdesk");
  if (platform === "darwin") return path.join(homedir, "Library", "Application Support", "Pairdesk");
  const shared = env["XDG_DATA_HOME"];
  return path.join(shared && path.isAbsolute(shared) ? shared : path.join(homedir, ".local", "share"), "pairdesk");
}

/**
 * Makes the folder (for its owner alone) and proves by a written page that it can be used. The rights of a folder that is
 * there already stay as they are: it may be shared on purpose, and each file of ours is for its owner alone anyway.
 * Throws PairdeskError `data-folder-unusable` or `disk-full`.
 */
export function prepareDataFolder(folder: string): void {
  const proof = join(folder, `.write-check-${randomUUID()}`);
  withStorageErrors(proof, () => {
    makeFolder(folder);
    try {
      const descriptor = openSync(proof, "wx", 0o600);
      try {
        writeSync(descriptor, Buffer.alloc(4096, 1));
        // Some file systems notice only here that there is no room.
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } finally {
      rmSync(proof, { force: true });
    }
  });
}

/**
 * Not Node's own recursion: that never comes back where the parent is there and the kernel still says "no such file", as
 * below /proc.
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Somebody else was faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
