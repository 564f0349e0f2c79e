/**
 * Writes a file for its owner alone (0600).
 *
 * Guaranteed: under the final name stands the whole of it or what stood there before, never a half of it, also when the
 * disk fills up or the power fails; what failed leaves nothing behind. `writeNewFile` never overwrites, not even a file
 * that another program makes in the same moment: it takes the first free name of `x.json`, `x (2).json`, and so on.
 */
import { randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { PairdeskError } from "../../../shared/errors.ts";

/** In pieces: written as they come and never held together; what the iteration throws is thrown on. */
type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

const mostNumbers = 1_000;

/** Replaces what stands there: the person has said so. Throws PairdeskError `file-unwritable` or `disk-full`. */
export const writeWholeFile = (path: string, content: FileContent): Promise<void> =>
  withWords(path, () => replaceFile(path, content));

/** Answers with the path that it got. Throws PairdeskError `file-unwritable` or `disk-full`. */
export const writeNewFile = (folder: string, name: string, content: FileContent): Promise<string> =>
  withWords(join(folder, name), () =>
    withPartial(folder, content, async (partial) => {
      const path = await reserve(folder, name);
      try {
        await rename(partial, path);
        return path;
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    }),
  );

const replaceFile = (path: string, content: FileContent): Promise<void> =>
  withPartial(dirname(path), content, (partial) => rename(partial, path));

/** The name is taken last: a kill amid a long writing leaves nothing under it. */
async function withPartial<T>(
  folder: string,
  content: FileContent,
  place: (partial: string) => Promise<T>,
): Promise<T> {
  const partial = join(folder, `.${randomUUID()}.part`);
  try {
    const file = await open(partial, "wx", 0o600);
    try {
      await writeAll(file, content);
      // Some file systems notice only here that there is no room.
      await file.sync();
    } finally {
      await file.close();
    }
    return await place(partial);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, content: FileContent): Promise<void> {
  if (typeof content === "string" || content instanceof Uint8Array) return file.writeFile(content);
  for await (const piece of content) await file.writeFile(piece);
}

/** An empty file holds the name, which two programs cannot both make. */
async function reserve(folder: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = basename(name, ending);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${ending}`);
    try {
      await (await open(path, "wx", 0o600)).close();
      return path;
    } catch (error) {
      if (codeOf(error) !== "EEXIST" || number === mostNumbers) throw error;
    }
  }
}

async function withWords<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw wordsFor(error, path);
  }
}

function wordsFor(cause: unknown, path: string): unknown {
  const code = codeOf(cause);
  if (code === "") return cause;
  const folder = dirname(path);
  if (code === "ENOSPC" || code === "EDQUOT") {
    const message = `There is no room left on the disk that holds ${folder}; nothing was saved.`;
    return new PairdeskError("disk-full", message, "Make room on this disk and save again.", { cause });
  }
  const message = `${basename(path)} could not be saved in ${folder}: ${reasonFor(code)}.`;
  const advice = "Save it in another folder, or give your account the right to write in this one.";
  return new PairdeskError("file-unwritable", message, advice, { cause });
}

const reasons: Record<string, string> = {
  EACCES: "your account may not write there",
  EPERM: "your account may not write there",
  EROFS: "this disk can only be read",
  ENOENT: "the folder is not there any more",
  ENOTDIR: "a part of the path is no folder",
  EISDIR: "a folder has this name",
  EEXIST: "every name for it is taken",
  ENAMETOOLONG: "the name is too long",
  EBUSY: "another program holds this file",
};

const reasonFor = (code: string): string => reasons[code] ?? `the system answered ${code}`;

/** Of a failure of the operating system its code, such as EACCES. */
const codeOf = (error: unknown): string =>
  error instanceof Error && "syscall" in error && "code" in error ? String(error.code) : "";
