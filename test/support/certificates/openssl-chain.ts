/** Chains made by OpenSSL on the spot, so that what we write and assemble is held against a program that is not ours. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export type KeyKind = "RSA" | "EC" | "Ed25519";

const keyOptions: Record<KeyKind, string[]> = {
  RSA: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  EC: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt", "ec_param_enc:named_curve"],
  Ed25519: ["-algorithm", "ED25519"],
};

export interface Made {
  /** Files beside each other: PEM. */
  certificatePath: string;
  keyPath: string;
  certificate: Uint8Array;
  /** PKCS#8. */
  key: Uint8Array;
}

export const openssl = (folder: string, args: readonly string[]): Buffer =>
  execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });

export interface CertificateWish {
  name: string;
  kind?: KeyKind;
  /** null: it signs itself. */
  issuer: Made | null;
  isCa: boolean;
  days?: number;
  /** The key of one that was made before, under the same or another name. */
  keyOf?: Made;
}

let made = 0;

export function makeCertificate(
  folder: string,
  { name, kind = "EC", issuer, isCa, days = 90, keyOf }: CertificateWish,
) {
  made += 1;
  const at = (ending: string) => path.join(folder, `made-${made}.${ending}`);
  const [keyPath, certificatePath] = [keyOf?.keyPath ?? at("key"), at("crt")];
  if (!keyOf) openssl(folder, ["genpkey", ...keyOptions[kind], "-out", keyPath]);
  const subject = ["-subj", `/O=Pairdesk tests/CN=${name}`];
  openssl(folder, ["req", "-new", "-key", keyPath, ...subject, "-out", at("csr")]);
  const san = isCa ? "" : `subjectAltName=DNS:${name}\nextendedKeyUsage=serverAuth\n`;
  writeFileSync(
    at("ext"),
    `basicConstraints=critical,CA:${isCa ? "TRUE" : "FALSE"}\nsubjectKeyIdentifier=hash\n${san}`,
  );
  const signer = issuer ? ["-CA", issuer.certificatePath, "-CAkey", issuer.keyPath] : ["-signkey", keyPath];
  const asked = ["-in", at("csr"), "-days", `${days}`, "-extfile", at("ext"), "-out", certificatePath];
  openssl(folder, ["x509", "-req", ...signer, ...asked]);
  return {
    keyPath,
    certificatePath,
    certificate: new Uint8Array(openssl(folder, ["x509", "-in", certificatePath, "-outform", "DER"])),
    key: new Uint8Array(openssl(folder, ["pkcs8", "-topk8", "-nocrypt", "-in", keyPath, "-outform", "DER"])),
  } satisfies Made;
}

/** A leaf, its intermediate and the root. */
export function makeChain(folder: string, kind: KeyKind, host = "support.example.com") {
  const root = makeCertificate(folder, { name: "Test root", issuer: null, isCa: true, days: 900 });
  const intermediate = makeCertificate(folder, { name: "Test intermediate", issuer: root, isCa: true, days: 400 });
  const leaf = makeCertificate(folder, { name: host, kind, issuer: intermediate, isCa: false });
  return { leaf, intermediate, root };
}

export const textOf = (made: Pick<Made, "certificatePath">): string => readFileSync(made.certificatePath, "utf8");
