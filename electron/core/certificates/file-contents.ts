/** What the readers of the formats find in a file, before anybody judges it. It holds keys: it never leaves the worker. */
import type { CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import type { Finding } from "./file-problems.ts";
import { fileFindings } from "./file-problems.ts";

export interface FileContents {
  format: CertificateFile["format"];
  certificates: { der: Buffer; friendlyName: string | null }[];
  keys: FoundKey[];
  /** PKCS#10, DER. */
  requests: Buffer[];
  /** How what is encrypted is encrypted. */
  ciphers: { words: string; isWeak: boolean; iterations: number }[];
  /** null: nothing guards the file against changes, or its format knows nothing of that. */
  mac: { words: string; isWeak: boolean; iterations: number } | null;
  findings: Finding[];
}

/** A private key as it was written; its bytes are ours to wipe. */
export interface FoundKey {
  form: "pkcs8" | "pkcs1" | "sec1";
  der: Buffer;
  /** Anybody who has the file has it. */
  isOpen: boolean;
}

export const nothingYet = (format: FileContents["format"]): FileContents => ({
  ...{ format, certificates: [], keys: [], requests: [], ciphers: [], mac: null, findings: [] },
});

/** More than any file for an appliance has. */
export const mostParts = 200;

/** Says once that there are too many. */
export function hasRoom(contents: FileContents): boolean {
  if (contents.certificates.length + contents.keys.length + contents.requests.length < mostParts) return true;
  if (!contents.findings.some(({ code }) => code === "too-many")) contents.findings.push(fileFindings.tooMany());
  return false;
}
