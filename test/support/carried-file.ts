/** A run's certificate file in a test's hands: what was saved into a folder last, and one passphrase. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { PlayedDesk } from "../../electron/core/practice/play/played-file.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface CarriedFile extends PlayedDesk {
  folder: string;
  passphrase: string;
  names(): string[];
  /** Newest last. */
  paths(): string[];
}

export function carriedFile(passphrase = "Eight words of a passphrase"): CarriedFile {
  const folder = temporaryFolder();
  const paths = () =>
    readdirSync(folder)
      .map((name) => path.join(folder, name))
      .sort((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs);
  const file: CarriedFile = {
    folder,
    passphrase,
    names: () => readdirSync(folder).sort(),
    paths,
    toPlay() {
      const newest = paths().at(-1) ?? null;
      const bytes = async () => (newest === null ? null : readFileSync(newest));
      return { path: newest, bytes, passphrase: file.passphrase, folder };
    },
  };
  return file;
}
