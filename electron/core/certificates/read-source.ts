/** The bytes of a file that a person gives: read here, in the worker, where it has a place; unpacked where it was pasted. */
import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { CertificateFile, FileProblem } from "../../../shared/certificates/certificate-file.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";

/** What a keystore with all authorities of the world comes to, four times over. */
const mostBytes = 6_000_000;

export type ReadSource =
  | { kind: "read"; bytes: Buffer; fileName: string }
  | { kind: "refused"; report: CertificateFile };

export const fileNameOf = (source: FileSource): string =>
  "path" in source ? basename(source.path) : basename(source.fileName);

export async function readSource(source: FileSource): Promise<ReadSource> {
  const fileName = fileNameOf(source);
  if (!("path" in source)) return { kind: "read", bytes: Buffer.from(source.base64, "base64"), fileName };
  try {
    const bytes = await readAtMost(source.path);
    return bytes ? { kind: "read", bytes, fileName } : refused(tooLarge);
  } catch {
    return refused(unreadable);
  }
}

/** null: it is larger. A pipe or a device has no size, and would be read for ever. */
async function readAtMost(path: string): Promise<Buffer | null> {
  const file = await open(path, "r");
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error("not a file");
    return stat.size > mostBytes ? null : await file.readFile();
  } finally {
    await file.close();
  }
}

const tooLarge: FileProblem = {
  code: "too-large",
  severity: "error",
  message: "It is larger than any certificate file. Choose the file that holds the certificates alone.",
};
const unreadable: FileProblem = {
  code: "file-unreadable",
  severity: "error",
  message: "It could not be read from its place. See whether it is still there and whether you may read it.",
};

const refused = (problem: FileProblem): ReadSource => ({
  kind: "refused",
  report: {
    schema: "pairdesk-certfile/1",
    verdict: "unreadable",
    format: "unknown",
    protection: null,
    certificates: [],
    keys: [],
    requests: [],
    problems: [problem],
  },
});
