/** OpenSSL's own program: what it opens and makes owes nothing to our libraries. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

export interface OpenSsl {
  /** Answers with what it printed. Throws with what it complained about. */
  run(...words: string[]): string;
  write(name: string, bytes: string | Uint8Array): void;
  read(name: string): Buffer;
}

/** In a folder of one test's own. */
export function openSsl(): OpenSsl {
  const cwd = temporaryFolder();
  return {
    run: (...words) => execFileSync("openssl", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
    write: (name, bytes) => writeFileSync(path.join(cwd, name), bytes),
    read: (name) => readFileSync(path.join(cwd, name)),
  };
}
