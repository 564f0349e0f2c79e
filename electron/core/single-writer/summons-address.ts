/**
 * Where the holder of a data folder listens. A socket's path has room for about 100 bytes (104 on macOS, 108 on Linux,
 * with the closing zero), so a long data folder gets a short name in the temporary folder, in a folder of ours alone.
 */
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SummonsAddress {
  path: string;
  /** A named pipe of Windows: no file, nothing to tidy up. */
  isPipe: boolean;
}

const longestSocketPath = 100;

/** null: there is no safe place for one. */
export function prepareSummonsAddress(folder: string): SummonsAddress | null {
  try {
    const place = realpathSync(folder);
    const name = createHash("sha256").update(place).digest("hex").slice(0, 24);
    if (process.platform === "win32") return { path: `\\\\.\\pipe\\pairdesk-${name}`, isPipe: true };
    const near = join(place, "summons.sock");
    if (Buffer.byteLength(near) <= longestSocketPath) return { path: near, isPipe: false };
    const own = join(tmpdir(), `pairdesk-${process.getuid?.() ?? "user"}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const path = join(own, `${name}.sock`);
    return isOursAlone(own) && Buffer.byteLength(path) <= longestSocketPath ? { path, isPipe: false } : null;
  } catch {
    return null;
  }
}

/** Anybody may make a folder of this name in the temporary folder before us. */
function isOursAlone(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}
