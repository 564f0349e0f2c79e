/** Certificates as files: what the export hands out and what the import takes. */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { leafOf, type ServedCertificate } from "./certificate-store.ts";

export interface WantedExport {
  withChain: boolean;
  /** Null leaves the private key out; it never leaves without a passphrase. */
  passphrase: string | null;
}

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[^-]+-----END (?:[A-Z]+ )*PRIVATE KEY-----/;

export const chainOf = (chainPem: string): string[] => chainPem.match(certificateBlock) ?? [];

/** PEM, the server's certificate first; the key as PKCS#8 under the passphrase. */
export function writePemBundle(entry: ServedCertificate, { withChain, passphrase }: WantedExport): string {
  const blocks = chainOf(entry.chainPem).slice(0, withChain ? undefined : 1);
  const key =
    passphrase === null
      ? []
      : [createPrivateKey(entry.keyPem).export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase })];
  return `${[...blocks, ...key].map((block) => String(block).trim()).join("\n")}\n`;
}

/** Throws, with words for a person, when it is not a certificate with its private key. */
export function readPemBundle(text: string, passphrase: string): ServedCertificate {
  const chain = chainOf(text);
  if (chain.length === 0) throw new Error("The file holds no PEM certificate.");
  const keyText = keyBlock.exec(text)?.[0];
  if (keyText === undefined) throw new Error("The file holds no private key; export it with the key and a passphrase.");
  const key = readKey(keyText, passphrase);
  const keyPem = String(key.export({ type: "pkcs8", format: "pem" }));
  const leafIndex = chain.findIndex((pem) => isReadable(pem) && new X509Certificate(pem).checkPrivateKey(key));
  const leaf = chain[leafIndex];
  if (leaf === undefined) throw new Error("The private key belongs to none of the file's certificates.");
  const entry = { chainPem: [leaf, ...chain.filter((_, index) => index !== leafIndex)].join("\n"), keyPem };
  if (leafOf(entry).ca) throw new Error("The private key belongs to an authority, not to a server.");
  return entry;
}

function readKey(key: string, passphrase: string) {
  try {
    return createPrivateKey({ key, format: "pem", passphrase });
  } catch (cause) {
    throw new Error("The private key cannot be read with this password.", { cause });
  }
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
