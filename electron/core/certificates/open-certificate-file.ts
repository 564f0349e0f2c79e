/** What is in a certificate file: certificates in the file's order, and private keys as PKCS#8. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import forge from "node-forge";
import * as pkijs from "pkijs";
import type { CertificateFile } from "../../../shared/certificates/certificate-file.ts";

export interface OpenedFile {
  report: CertificateFile;
  /** DER */
  certificates: Uint8Array[];
  keys: { pkcs8: Uint8Array; keySha256: string }[];
  wipe(): void;
}

type Contents = Pick<OpenedFile, "certificates"> & { format: CertificateFile["format"]; keys: KeyObject[] };

export async function openCertificateFile(
  bytes: Uint8Array,
  _fileName: string,
  passphrase: string | null,
): Promise<OpenedFile> {
  const read = readContents(bytes, passphrase ?? "");
  if (typeof read === "string") return opened({ certificates: [], keys: [], format: "unknown" }, read);
  const isEmpty = read.certificates.length + read.keys.length === 0;
  return opened(read, isEmpty ? "unreadable" : "ok");
}

function readContents(bytes: Uint8Array, passphrase: string): Contents | CertificateFile["verdict"] {
  const text = Buffer.from(bytes).toString("latin1");
  if (text.includes("-----BEGIN ")) return readPem(text, passphrase);
  const der = Buffer.from(bytes);
  return readDer(der) ?? readPkcs7(der) ?? readPkcs12(text, passphrase);
}

function readPem(text: string, passphrase: string): Contents | CertificateFile["verdict"] {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g)];
  const of = (pattern: RegExp) => blocks.filter(([, label = ""]) => pattern.test(label)).map(([block]) => block);
  const wrapped = of(/^PKCS7$/).flatMap((block) => readPkcs7(derOf(block))?.certificates ?? []);
  const certificates = of(/^(X509 )?CERTIFICATE$/).flatMap((block) => readDer(derOf(block))?.certificates ?? []);
  try {
    const keys = of(/PRIVATE KEY$/).map((key) => createPrivateKey({ key, passphrase }));
    return { certificates: [...certificates, ...wrapped], keys, format: "pem" };
  } catch {
    return "wrong-passphrase";
  }
}

const derOf = (block: string): Buffer => Buffer.from(block.replaceAll(/-----[^-]+-----/g, ""), "base64");

function readDer(der: Buffer): Contents | null {
  try {
    return { certificates: [new X509Certificate(der).raw], keys: [], format: "der" };
  } catch {
    return null;
  }
}

function readPkcs7(der: Buffer): Contents | null {
  try {
    const content = pkijs.ContentInfo.fromBER(new Uint8Array(der));
    const signed = new pkijs.SignedData({ schema: content.content });
    const certificates = (signed.certificates ?? []).map((one) => new Uint8Array(one.toSchema().toBER(false)));
    return { certificates, keys: [], format: "pkcs7" };
  } catch {
    return null;
  }
}

function readPkcs12(text: string, passphrase: string): Contents | CertificateFile["verdict"] {
  let sequence: forge.asn1.Asn1;
  try {
    sequence = forge.asn1.fromDer(text);
  } catch {
    return "unreadable";
  }
  try {
    const pfx = forge.pkcs12.pkcs12FromAsn1(sequence, passphrase);
    const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags);
    const bytesOf = (node: forge.asn1.Asn1) => Buffer.from(forge.asn1.toDer(node).getBytes(), "latin1");
    const certificates = bags
      .filter(({ type }) => type === forge.pki.oids["certBag"])
      .map(({ cert, asn1 }) => bytesOf(cert ? forge.pki.certificateToAsn1(cert) : asn1));
    const keys = bags
      .filter(({ type }) => type !== forge.pki.oids["certBag"])
      .map(({ key, asn1 }) => bytesOf(key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1))
      .map((key) => createPrivateKey({ key, format: "der", type: "pkcs8" }));
    return { certificates, keys, format: "pkcs12" };
  } catch (error) {
    return /password|PKCS#12 MAC/i.test(String(error)) ? "wrong-passphrase" : "unreadable";
  }
}

function opened({ certificates, keys, format }: Contents, verdict: CertificateFile["verdict"]): OpenedFile {
  const report: CertificateFile = {
    schema: "pairdesk-certfile/1",
    verdict,
    format,
    protection: null,
    certificates: [],
    keys: [],
    requests: [],
    problems: [],
  };
  const held = keys.map((key) => ({
    pkcs8: new Uint8Array(key.export({ format: "der", type: "pkcs8" })),
    keySha256: createHash("sha256")
      .update(createPublicKey(key).export({ format: "der", type: "spki" }))
      .digest("hex"),
  }));
  return { report, certificates, keys: held, wipe: () => void held.map(({ pkcs8 }) => pkcs8.fill(0)) };
}
