/** PEM and DER alone, for now. */
import { createHash, createPrivateKey, createPublicKey } from "node:crypto";
import type { CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import { namePublicKey } from "./public-key-facts.ts";
import { readCertificate } from "./read-certificate.ts";

export interface OpenedFile {
  report: CertificateFile;
  /** DER, in the order of the file. */
  certificates: Uint8Array[];
  keys: { pkcs8: Uint8Array; keySha256: string }[];
  /** Overwrites every key. */
  wipe(): void;
}

export async function openCertificateFile(
  bytes: Uint8Array,
  _fileName: string,
  passphrase: string | null,
): Promise<OpenedFile> {
  const text = Buffer.from(bytes).toString("latin1");
  const bodies = [...text.matchAll(/-----BEGIN ([A-Z ]+)-----([^-]*)-----END [A-Z ]+-----/g)];
  const certificates = bodies
    .filter(([, label]) => label === "CERTIFICATE")
    .map(([, , body = ""]) => new Uint8Array(Buffer.from(body, "base64")));
  let verdict: CertificateFile["verdict"] = bodies.length > 0 ? "ok" : "unreadable";
  const keys = bodies.flatMap(([whole, label = ""]) => {
    if (!label.endsWith("PRIVATE KEY")) return [];
    try {
      const key = createPrivateKey({ key: whole, ...(passphrase === null ? {} : { passphrase }) });
      const spki = createPublicKey(key).export({ type: "spki", format: "der" });
      const pkcs8 = new Uint8Array(key.export({ type: "pkcs8", format: "der" }));
      return [{ pkcs8, keySha256: createHash("sha256").update(spki).digest("hex") }];
    } catch {
      verdict = "wrong-passphrase";
      return [];
    }
  });
  const facts = certificates.map(readCertificate);
  return {
    report: {
      schema: "pairdesk-certfile/1",
      verdict,
      format: bodies.length > 0 ? "pem" : "unknown",
      protection: null,
      certificates: facts.map((one) => ({ ...one, key: namePublicKey(one.key), friendlyName: null })),
      keys: keys.map(({ keySha256 }) => ({
        type: "RSA",
        bits: null,
        keySha256,
        matches: facts.find((one) => one.keySha256 === keySha256)?.sha256 ?? null,
      })),
      requests: [],
      problems: [],
    },
    certificates,
    keys,
    wipe() {
      for (const { pkcs8 } of keys) pkcs8.fill(0);
    },
  };
}
