/** `lock.json`: who holds the lock, in words for a message. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { doorSchema } from "../../../shared/contract/app.ts";

const lockHolderSchema = z.object({ pid: z.int().positive(), door: doorSchema, since: z.iso.datetime() });
export type LockHolder = z.infer<typeof lockHolderSchema>;

/** Best effort: without it the lock holds just the same, and messages are poorer. */
export function writeLockHolder(path: string, holder: LockHolder): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    renameSync(unfinished, path);
  } catch {
    rmSync(unfinished, { force: true });
    rmSync(path, { force: true });
  }
}

/** null when nobody says so, or the one who did is no longer running. */
export function readLockHolder(path: string): LockHolder | null {
  try {
    const holder = lockHolderSchema.parse(JSON.parse(readFileSync(path, "utf8").slice(0, 1000)));
    return isRunning(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There, but somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
