/** A file as a person gave it: by its place, or as bytes, which are overwritten when it is wiped. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { FileSource } from "../../../shared/contract/file-source.ts";

export interface GivenSource {
  readonly fileName: string;
  readonly path: string | null;
  /** Another one when what stands at its place is another file or was written anew. */
  mark(): Promise<string>;
  toSource(): FileSource;
  /** A copy; null: it cannot be read. */
  bytes(): Promise<Uint8Array | null>;
  wipe(): void;
}

export const createGivenSource = (source: FileSource): GivenSource =>
  "path" in source ? atPath(source.path) : inMemory(source);

const atPath = (path: string): GivenSource => ({
  fileName: basename(path),
  path,
  async mark() {
    const seen = await stat(path).catch(() => null);
    return seen === null ? "gone" : `${seen.ino} ${seen.mtimeMs} ${seen.size}`;
  },
  toSource: () => ({ path }),
  bytes: () => readFile(path).catch(() => null),
  wipe: () => undefined,
});

function inMemory({ fileName, base64 }: Extract<FileSource, { base64: string }>): GivenSource {
  const held = Buffer.from(base64, "base64");
  return {
    fileName,
    path: null,
    mark: async () => "in memory",
    toSource: () => ({ fileName, base64: held.toString("base64") }),
    bytes: async () => new Uint8Array(held),
    wipe: () => void held.fill(0),
  };
}
