/**
 * One writer per data folder. The lock is SQLite's exclusive lock on `lock.db`, an empty file: the kernel takes it back
 * when the holder dies, however it dies, so no lock is ever left behind and none is ever guessed to be stale.
 *
 * `lock.json` beside it says who holds the lock. It is a courtesy to the reader of a message, never the lock itself, and
 * may name a holder that is gone. Readers of the data folder do not come here at all.
 *
 * Never open `lock.db` by other means in a process that may hold it: on POSIX systems closing any descriptor of a file
 * gives back all locks that the process has on it (https://sqlite.org/howtocorrupt.html, 2.2).
 */
import { closeSync, existsSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Door } from "../../../shared/contract/app.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { type Clock, isoNow } from "../ports.ts";
import { type LockHolder, readLockHolder, writeLockHolder } from "./lock-holder.ts";
import { listenForSummons, summon } from "./summons.ts";

export interface SingleWriter {
  /** Somebody started Pairdesk again: show the window. */
  onSummons(listener: () => void): void;
  release(): Promise<void>;
}

/** Long enough for two that start in the same moment to sort it out. */
const busyTimeoutMs = 300;
const sqliteBusy = 5;

/**
 * The folder must be there. Throws PairdeskError `another-writer`, which says who holds the lock, after asking the holder
 * to show itself; `data-folder-unusable` when the lock file cannot be used.
 */
export async function acquireSingleWriter({
  folder,
  door,
  clock,
}: {
  folder: string;
  door: Door;
  clock: Clock;
}): Promise<SingleWriter> {
  const lockPath = join(folder, "lock.db");
  const holderPath = join(folder, "lock.json");
  const db = takeLock(lockPath);
  if (db === null) {
    const holder = readLockHolder(holderPath);
    throw anotherWriter(folder, holder, await summon(folder));
  }
  writeLockHolder(holderPath, { pid: process.pid, door, since: isoNow(clock) });
  const listeners = new Set<() => void>();
  const closeSummons = await listenForSummons(folder, () => {
    for (const listener of listeners) listener();
    return listeners.size > 0;
  });
  let isHeld = true;
  return {
    onSummons: (listener) => void listeners.add(listener),
    async release() {
      if (!isHeld) return;
      isHeld = false;
      await closeSummons();
      // While the lock is still ours: afterwards the file may be the next holder's.
      rmSync(holderPath, { force: true });
      db.close();
    },
  };
}

/** The connection whose transaction is the lock, or null when another one has it. */
function takeLock(path: string): DatabaseSync | null {
  let db: DatabaseSync | null = null;
  try {
    // Only when it is not there, so nobody can have a lock on it yet.
    if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
    db = new DatabaseSync(path, { timeout: busyTimeoutMs });
    // Nothing is ever written, and a journal in memory leaves no other file.
    db.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof Error && "errcode" in error && Number(error.errcode) % 256 === sqliteBusy) return null;
    throw unusableLock(error, path);
  }
}

function unusableLock(cause: unknown, path: string): PairdeskError {
  return new PairdeskError(
    "data-folder-unusable",
    `Pairdesk cannot take the lock of its data folder: ${path} (${cause instanceof Error ? cause.message : cause}).`,
    "Give your account the right to write there, or close Pairdesk everywhere and delete this one file; it holds no data.",
    { cause },
  );
}

function anotherWriter(folder: string, holder: LockHolder | null, hasAnswered: boolean): PairdeskError {
  const who = holder
    ? `the ${holder.door} door, process ${holder.pid}, since ${holder.since}`
    : "a process that has not said who it is";
  return new PairdeskError(
    "another-writer",
    `Pairdesk is already open for the data folder ${folder}: ${who}.`,
    hasAnswered
      ? "Its window was brought to the front. Commands that only read (status, certs, history) work beside it."
      : "Close it first, or choose another data folder in PAIRDESK_DATA. Commands that only read (status, certs, history) work beside it.",
  );
}
