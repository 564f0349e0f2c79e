/**
 * Reads a file that a person gives, in the worker: its bytes are in no other process. Whatever keeps it from being read is
 * an answer. A device or a pipe is not opened, since that alone can do something or never end; nothing is read of a file
 * that is too large.
 */
import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { type Finding, fileFindings } from "./file-problems.ts";
import { largestFile } from "./read-contents.ts";

/** The bytes are the caller's to overwrite. */
export type ReadSource = { bytes: Buffer } | { refused: Finding };

const longestBase64 = Math.ceil(largestFile / 3) * 4;

/** As a page or a terminal hands it over. */
export function readBase64(base64: string): ReadSource {
  if (base64.length > longestBase64) return { refused: fileFindings.tooLarge() };
  return { bytes: Buffer.from(base64, "base64") };
}

/** @param path absolute */
export async function readFileAt(path: string): Promise<ReadSource> {
  let file: FileHandle | null = null;
  try {
    const kind = await stat(path);
    if (kind.isDirectory()) return { refused: fileFindings.folder() };
    if (!kind.isFile()) return { refused: fileFindings.notAFile() };
    // Should it have become a pipe since: not to wait for somebody to write. Windows has no such flag.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = await file.stat();
    if (size > largestFile) return { refused: fileFindings.tooLarge() };
    return { bytes: await readLimited(file, size) };
  } catch (error) {
    return { refused: findingOf((error as NodeJS.ErrnoException).code) };
  } finally {
    await file?.close();
  }
}

/** What grows meanwhile is cut where it was when it was opened. */
async function readLimited(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let length = 0;
  try {
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
  } catch (error) {
    bytes.fill(0);
    throw error;
  }
  return bytes.subarray(0, length);
}

function findingOf(code: string | undefined): Finding {
  if (code === "ENOENT" || code === "ENOTDIR") return fileFindings.missing();
  if (code === "EACCES" || code === "EPERM") return fileFindings.forbidden();
  return fileFindings.failed();
}
