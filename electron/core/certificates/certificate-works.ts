/**
 * What the worker does with several certificate files at once. Every buffer with a key in it is overwritten before the work
 * answers, also when it fails: the files as they were read, and the keys that were opened from them. What crosses back is a
 * report or an encrypted file.
 */
import { basename } from "node:path";
import type { Assembled, CertificateFile, WrittenForm } from "../../../shared/certificates/certificate-file.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";
import { assembleChain } from "./assemble-chain.ts";
import { openGiven } from "./examine-files.ts";
import type { OpenedFile } from "./open-certificate-file.ts";
import { writeForm } from "./write-form.ts";

export interface SourceToOpen {
  source: FileSource;
  /** null: none is known. */
  passphrase: string | null;
}

/** Reports in the order of the sources; one that cannot be read has its report too. */
export function examineTogether({
  sources,
}: {
  sources: readonly SourceToOpen[];
}): Promise<{ reports: CertificateFile[]; assembled: Assembled }> {
  return withOpened(sources, async ({ reports, opened }) => ({ reports, assembled: assembleChain(opened).assembled }));
}

/**
 * Throws PairdeskError `certificate-file-refused` with what is missing.
 * @param shown fingerprints of the chain that the person saw: a file may have changed at its place since
 */
export function writeCertificateFile(asked: {
  sources: readonly SourceToOpen[];
  form: WrittenForm;
  passphrase: string | null;
  shown: readonly string[];
}): Promise<{ base64: string }> {
  return withOpened(asked.sources, async ({ opened }) => {
    const bytes = await writeForm({ ...asked, ...assembleChain(opened) });
    return { base64: Buffer.from(bytes).toString("base64") };
  });
}

async function withOpened<Result>(
  sources: readonly SourceToOpen[],
  use: (files: { reports: CertificateFile[]; opened: OpenedFile[] }) => Promise<Result>,
): Promise<Result> {
  const opened: OpenedFile[] = [];
  try {
    for (const { source, passphrase } of sources) {
      const fileName = "path" in source ? basename(source.path) : source.fileName;
      opened.push(await openGiven({ ...source, fileName, passphrase }));
    }
    return await use({ reports: opened.map(({ report }) => report), opened });
  } finally {
    for (const file of opened) file.wipe();
  }
}
