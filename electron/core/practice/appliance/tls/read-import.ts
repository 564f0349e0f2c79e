/**
 * A file for Import: PKCS#12, PEM with or without a key, DER, PKCS#7. A certificate whose key is in the file can be served;
 * every other one is taken as a link of chains. Throws, with words for a person, when it will not do.
 */
import { X509Certificate } from "node:crypto";
import { type OpenedFile, openCertificateFile } from "../../../certificates/open-certificate-file.ts";
import { type ChainElement, isKeyOf, pemOf, type ServedCertificate, type StoredTls } from "./stored-certificate.ts";

export interface UploadedFile {
  bytes: Uint8Array;
  fileName: string;
  password: string;
}

export type ImportedFile = Pick<StoredTls, "served" | "elements">;

const refusals: Record<OpenedFile["report"]["verdict"], string | null> = {
  ok: null,
  incomplete: null,
  "wrong-passphrase": "The password is not the right one for this file.",
  unsupported: "The file is encrypted in a way that this appliance does not support.",
  unreadable: "The file is not a certificate file, or it is damaged.",
};

/** `present`: a key may belong to a certificate that is here already. */
export async function readImport(file: UploadedFile, present: readonly ChainElement[]): Promise<ImportedFile> {
  const opened = await openCertificateFile(file.bytes, file.fileName, file.password);
  try {
    const refusal = refusals[opened.report.verdict];
    if (refusal !== null) throw new Error(refusal);
    return sortOut(opened, present);
  } finally {
    opened.wipe();
  }
}

function sortOut({ certificates, keys, report }: OpenedFile, present: readonly ChainElement[]): ImportedFile {
  const inFile = certificates.map((der, index) => named(pemOf(der), report.certificates[index]?.friendlyName));
  const served = keys.map(({ pkcs8 }) => entryFor(pkcs8, [...inFile, ...present]));
  if (inFile.length + served.length === 0) throw new Error("The file holds no certificate.");
  const taken = new Set(served.map(({ chainPem }) => chainPem));
  return { served, elements: inFile.filter(({ pem }) => !taken.has(pem)) };
}

function entryFor(pkcs8: Uint8Array, candidates: readonly ChainElement[]): ServedCertificate {
  const base64 = Buffer.from(pkcs8).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
  const found = candidates.find(({ pem }) => isKeyOf(new X509Certificate(pem), keyPem));
  if (!found) throw new Error("The private key belongs to none of the certificates.");
  if (new X509Certificate(found.pem).ca) throw new Error("The private key belongs to an authority, not to a server.");
  return { chainPem: found.pem, keyPem, ...(found.friendlyName && { friendlyName: found.friendlyName }) };
}

const named = (pem: string, friendlyName: string | null | undefined): ChainElement =>
  friendlyName ? { pem, friendlyName } : { pem };
