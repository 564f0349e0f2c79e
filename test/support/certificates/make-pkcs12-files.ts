/** PKCS#12 by OpenSSL: every cipher and MAC that it can write, and contents that do not belong together. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import forge from "node-forge";
import { concatenate, servers } from "./make-authorities.ts";
import { runProgram } from "./openssl.ts";

const otherKeys: Record<string, string> = { expired: "p256", client: "p256", selfsigned: "rsa2048" };
const keyOf = (server: string): string => `${otherKeys[server] ?? server}.key`;

interface Passphrases {
  passphrase: string;
  unicodePassphrase: string;
}

const legacy = ["-legacy", "-provider", "default"];
/** Options of `openssl pkcs12 -export`. */
const protections: Record<string, string[]> = {
  "rc2-40": [...legacy, "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-40", "-macalg", "sha1"],
  "rc2-128": [...legacy, "-keypbe", "PBE-SHA1-RC2-128", "-certpbe", "PBE-SHA1-RC2-128", "-macalg", "sha1"],
  rc4: [...legacy, "-keypbe", "PBE-SHA1-RC4-128", "-certpbe", "PBE-SHA1-RC4-40", "-macalg", "sha1"],
  "3des": [...legacy, "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"],
  "2des": [...legacy, "-keypbe", "PBE-SHA1-2DES", "-certpbe", "PBE-SHA1-2DES", "-macalg", "sha1"],
  aes128: ["-keypbe", "AES-128-CBC", "-certpbe", "AES-128-CBC", "-macalg", "sha256"],
  aes256: ["-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC", "-macalg", "sha256", "-iter", "20000"],
  "mac-sha1": ["-macalg", "sha1"],
  "mac-sha512": ["-macalg", "sha512"],
  mixed: [...legacy, "-keypbe", "AES-256-CBC", "-certpbe", "PBE-SHA1-RC2-40", "-macalg", "sha256"],
  "no-mac": ["-nomac"],
  "open-certificates": ["-certpbe", "NONE"],
  camellia: ["-keypbe", "CAMELLIA-256-CBC", "-certpbe", "CAMELLIA-256-CBC"],
};

export function makePkcs12Files(folder: string, { passphrase, unicodePassphrase }: Passphrases): void {
  concatenate(folder, "chain.pem", "authority.crt", "root.crt");
  const chain = ["-certfile", "chain.pem"];
  const make = (name: string, server: string, word: string, options: string[]) =>
    runProgram(folder, "openssl", [
      ...["pkcs12", "-export", "-in", `${server}.crt`, "-inkey", keyOf(server), "-name", "Support süß"],
      ...["-passout", `pass:${word}`, "-out", `${name}.p12`, ...options],
    ]);
  for (const [name, options] of Object.entries(protections)) make(name, "rsa2048", passphrase, [...chain, ...options]);
  for (const server of servers) make(`key-${server}`, server, passphrase, chain);
  make("empty", "p256", "", chain);
  make("empty-3des", "p256", "", [...chain, ...(protections["3des"] ?? [])]);
  make("unicode", "p256", unicodePassphrase, chain);
  make("unicode-3des", "p256", unicodePassphrase, [...chain, ...(protections["3des"] ?? [])]);
  make("no-chain", "p256", passphrase, []);
  make("iterations", "p256", passphrase, [...chain, "-iter", "2000000"]);
  make("expired", "expired", passphrase, chain);
  make("client", "client", passphrase, chain);
  make("selfsigned", "selfsigned", passphrase, []);
  concatenate(folder, "reversed.pem", "root.crt", "authority.crt");
  make("out-of-order", "p256", passphrase, ["-certfile", "reversed.pem"]);
  runProgram(folder, "openssl", [
    ...[
      "pkcs12",
      "-export",
      "-nokeys",
      "-in",
      "chain.pem",
      "-passout",
      `pass:${passphrase}`,
      "-out",
      "authorities.p12",
    ],
  ]);
  writeFileSync(join(folder, "mismatch.p12"), mismatched(folder, passphrase));
}

/** OpenSSL refuses to write a key that fits none of the certificates. */
function mismatched(folder: string, passphrase: string): Buffer {
  const text = (name: string) => readFileSync(join(folder, name), "utf8");
  const key = forge.pki.privateKeyFromPem(text("rsa2048.rsa.key"));
  const certificate = forge.pki.certificateFromPem(text("selfsigned4096.crt"));
  const file = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: "3des" });
  return Buffer.from(forge.asn1.toDer(file).getBytes(), "binary");
}
