/**
 * Certificate files as OpenSSL and Java's keytool make them, valid around today. Made once per run of a test file, in a folder
 * that is gone afterwards.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeAuthorities } from "./make-authorities.ts";
import { makeJavaFiles } from "./make-java-files.ts";
import { makeOddFiles } from "./make-odd-files.ts";
import { makePemFiles } from "./make-pem-files.ts";
import { makePkcs12Files } from "./make-pkcs12-files.ts";

export interface Fixtures {
  folder: string;
  path(name: string): string;
  remove(): void;
}

/** Of every encrypted fixture that has no other one. */
export const passphrase = "correct horse";
/** Beyond ASCII, and beyond the 16-bit characters that PKCS#12 counts in. */
export const unicodePassphrase = "Schlüssel-ключ-🔑";

export function makeFixtures(): Fixtures {
  const folder = mkdtempSync(join(tmpdir(), "pairdesk-certificates-"));
  makeAuthorities(folder);
  makePkcs12Files(folder, { passphrase, unicodePassphrase });
  makePemFiles(folder, { passphrase });
  makeJavaFiles(folder, { passphrase });
  makeOddFiles(folder);
  return {
    folder,
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
