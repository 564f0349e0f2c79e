import { readSync } from "node:fs";

/** null: the file is shorter, or the disk does not give it out. */
export function readAt(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  try {
    return readSync(file, bytes, 0, length, at) === length ? bytes : null;
  } catch {
    // A bad sector is one page less, not the end of the recovery.
    return null;
  }
}
