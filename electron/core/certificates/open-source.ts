/** A file that a person gives, opened where it lies: the file's own bytes are overwritten, the keys in it are the caller's to wipe. */
import { basename } from "node:path";
import type { FileSource } from "../../../shared/contract/file-source.ts";
import { type OpenedFile, openCertificateFile, refusedFile } from "./open-certificate-file.ts";
import { readBase64, readFileAt } from "./read-source.ts";

export interface SourceToOpen {
  source: FileSource;
  /** null: none is known. */
  passphrase: string | null;
}

/** One that cannot be read is opened as a report that says why, with nothing in it. */
export async function openSource({ source, passphrase }: SourceToOpen): Promise<OpenedFile> {
  const read = "path" in source ? await readFileAt(source.path) : readBase64(source.base64);
  if ("refused" in read) return refusedFile(read.refused);
  try {
    const fileName = basename("path" in source ? source.path : source.fileName);
    return await openCertificateFile(read.bytes, fileName, passphrase);
  } finally {
    read.bytes.fill(0);
  }
}
