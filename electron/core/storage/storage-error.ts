/**
 * The one place where failures of SQLite and of the file system become words for a person. A failure that is not about
 * the disk or the file (a wrong statement, a broken constraint) is a bug and passes through unchanged.
 */
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";

/** Primary result codes, https://sqlite.org/rescode.html; the extended ones carry them in the low byte. */
const sqlite = { perm: 3, busy: 5, locked: 6, readonly: 8, ioerr: 10, corrupt: 11, full: 13, cantopen: 14, notadb: 26 };
const fullDisk = ["ENOSPC", "EDQUOT"];
const unusable = [
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOTDIR",
  "EEXIST",
  "ENOENT",
  "ELOOP",
  "ENAMETOOLONG",
  "EISDIR",
  "EIO",
  "EMFILE",
  "ENFILE",
];
/** Less than this and a write of SQLite (a page, the shared-memory file) may not fit. */
const littleSpaceBytes = 65_536;

/** Runs `work`; what fails is thrown as `storageError` says. `path`: the file it is about. */
export function withStorageErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error, path);
  }
}

/** A PairdeskError `disk-full`, `data-folder-unusable`, `database-damaged` or `another-writer`, or the error as it came. */
export function storageError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof PairdeskError) return error;
  const result = sqliteResultOf(error);
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (result === sqlite.full || fullDisk.includes(code)) return diskFull(error, path);
  // Windows says so of a file that a scanner or a backup program has open.
  if (result === sqlite.busy || result === sqlite.locked || code === "EBUSY") return inUse(error, path);
  if (isDamage(error)) return damaged(error, path);
  if (result === sqlite.ioerr || result === sqlite.cantopen) {
    // SQLite says only "disk I/O error" when its own side files find no room.
    return hasLittleSpace(path) ? diskFull(error, path) : folderUnusable(error, path);
  }
  if (result === sqlite.readonly || result === sqlite.perm || unusable.includes(code))
    return folderUnusable(error, path);
  return error;
}

/** Whether SQLite says that the file's content is broken or is no database at all. */
export function isDamage(error: unknown): boolean {
  const result = sqliteResultOf(error);
  return result === sqlite.corrupt || result === sqlite.notadb;
}

function sqliteResultOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return null;
  return error.errcode & 0xff;
}

function hasLittleSpace(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < littleSpaceBytes;
  } catch {
    return false;
  }
}

const diskFull = (cause: Error, path: string) =>
  new PairdeskError(
    "disk-full",
    `There is no room left on the disk that holds ${dirname(path)}; the last change was not saved.`,
    "Make room on this disk (or raise the quota). What was saved before is untouched.",
    { cause },
  );

const folderUnusable = (cause: Error, path: string) =>
  new PairdeskError(
    "data-folder-unusable",
    `Pairdesk cannot use its data folder: ${path} cannot be read or written (${cause.message}).`,
    "Give your account the right to write there, or choose another folder in the environment variable PAIRDESK_DATA.",
    { cause },
  );

const damaged = (cause: Error, path: string) =>
  new PairdeskError(
    "database-damaged",
    `The database ${path} is damaged (${cause.message}).`,
    "Start the Pairdesk window: it keeps the damaged file beside the new one it makes, and says where.",
    { cause },
  );

const inUse = (cause: Error, path: string) =>
  new PairdeskError(
    "another-writer",
    `Another program holds the database ${path} (${cause.message}).`,
    "Close other Pairdesk windows, and keep backup or sync programs away from the data folder; then try again.",
    { cause },
  );
