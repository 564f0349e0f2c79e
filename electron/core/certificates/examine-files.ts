/** The worker's work on files that a person gives: reads each where it lies, reports on it, and overwrites what it held. */
import type { CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import { type OpenedFile, openCertificateFile, refusedFile } from "./open-certificate-file.ts";
import { readBase64, readFileAt } from "./read-source.ts";

export interface GivenFile {
  fileName: string;
  /** Absolute; or the bytes themselves, as Base64. */
  path?: string;
  base64?: string;
  passphrase: string | null;
}

/** One report for each, in the same order. */
export async function examineFiles({ sources }: { sources: GivenFile[] }): Promise<CertificateFile[]> {
  const reports: CertificateFile[] = [];
  for (const source of sources) {
    const opened = await openGiven(source);
    opened.wipe();
    reports.push(opened.report);
  }
  return reports;
}

/** The file's own bytes are overwritten; the keys in the result are the caller's to wipe. */
export async function openGiven({ fileName, path, base64, passphrase }: GivenFile): Promise<OpenedFile> {
  const read = path === undefined ? readBase64(base64 ?? "") : await readFileAt(path);
  if ("refused" in read) return refusedFile(read.refused);
  try {
    return await openCertificateFile(read.bytes, fileName, passphrase);
  } finally {
    read.bytes.fill(0);
  }
}
