/**
 * Two commands started together must not install or build into the same folder. The first takes a lock file that names its
 * process, the others wait for it. A lock whose process is gone is taken over, so a crash never blocks the next start.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const pollMs = 200;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user exists although we may not signal it.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * @param {string} lockFile
 * @returns {number | null} the process that holds the lock, null when nobody does
 */
function holderOf(lockFile) {
  try {
    return Number.parseInt(readFileSync(lockFile, "utf8"), 10);
  } catch {
    return null;
  }
}

/** @param {string} lockFile */
function tryToTake(lockFile) {
  const own = `${lockFile}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    // A hard link appears with its content or not at all, so a lock without a process number is never seen.
    linkSync(own, lockFile);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * @template T
 * @param {string} root
 * @param {(text: string) => void} note told once when another process is being waited for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(root, note, work) {
  const lockFile = path.join(root, ".setup", "lock");
  mkdirSync(path.dirname(lockFile), { recursive: true });
  let hasToldWaiting = false;
  while (!tryToTake(lockFile)) {
    const holder = holderOf(lockFile);
    if (holder === null) continue;
    if (!isAlive(holder)) {
      if (holderOf(lockFile) === holder) rmSync(lockFile, { force: true });
      continue;
    }
    if (!hasToldWaiting) note(`Waiting for the set-up of another Pairdesk command (process ${holder}).`);
    hasToldWaiting = true;
    await delay(pollMs);
  }
  const release = () => rmSync(lockFile, { force: true });
  process.on("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}
