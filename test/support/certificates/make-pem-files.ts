/** PEM, DER and PKCS#7 by OpenSSL, and PEM as editors, mail programs and shells leave it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { concatenate } from "./make-authorities.ts";
import { runProgram } from "./openssl.ts";

/** Options of `openssl pkcs8 -topk8`. */
const encryptions: Record<string, string[]> = {
  "pkcs8-aes256": ["-v2", "aes-256-cbc", "-iter", "20000"],
  "pkcs8-3des": ["-v2", "des3"],
  "pkcs8-sha1-prf": ["-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA1"],
  "pkcs8-scrypt": ["-scrypt"],
  "pkcs8-pbes1-des": ["-v1", "PBE-MD5-DES", "-provider", "legacy", "-provider", "default"],
  "pkcs8-pbes1-rc2": ["-v1", "PBE-SHA1-RC2-64", "-provider", "legacy", "-provider", "default"],
  "pkcs8-camellia": ["-v2", "camellia-256-cbc"],
};

export function makePemFiles(folder: string, { passphrase }: { passphrase: string }): void {
  const openssl = (...args: string[]) => runProgram(folder, "openssl", args);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  const out = ["-passout", `pass:${passphrase}`];
  const pem = (name: string, ...parts: string[]) => concatenate(folder, name, ...parts);
  pem("plain.pem", "p256.crt", "chain.pem", "p256.key");
  pem("reversed-all.pem", "rsa2048.key", "root.crt", "authority.crt", "rsa2048.crt");
  pem("pkcs1.pem", "rsa2048.crt", "chain.pem", "rsa2048.rsa.key");
  pem("sec1.pem", "p256.ec.key", "p256.crt", "chain.pem");
  pem("ed25519.pem", "ed25519.key", "ed25519.crt", "chain.pem");
  pem("mismatch.pem", "p256.crt", "chain.pem", "p384.key");
  pem("several-keys.pem", "p256.crt", "chain.pem", "p256.key", "p384.key");
  pem("no-root.pem", "p256.crt", "authority.crt", "p256.key");
  pem("no-key.pem", "p256.crt", "chain.pem");
  write("crlf.pem", read("plain.pem").replaceAll("\n", "\r\n"));
  write("text-around.pem", `\ufeffDear colleague,\r\n# here it is\n${read("plain.pem")}\nRegards: me`);
  write("utf16.pem", Buffer.from(`\ufeff${read("plain.pem")}`, "utf16le"));
  write("old-label.pem", read("plain.pem").replaceAll(" CERTIFICATE-----", " X509 CERTIFICATE-----"));
  write("one-line.b64", read("p256.crt").split("\n").slice(1, -2).join(""));
  openssl("x509", "-in", "p256.crt", "-trustout", "-addtrust", "serverAuth", "-out", "trusted.pem");
  openssl("x509", "-in", "p256.crt", "-outform", "DER", "-out", "certificate.der");
  openssl("pkcs8", "-topk8", "-nocrypt", "-in", "p256.key", "-outform", "DER", "-out", "pkcs8.der");
  openssl("rsa", "-in", "rsa2048.key", "-traditional", "-outform", "DER", "-out", "pkcs1.der");
  openssl("ec", "-in", "p384.key", "-outform", "DER", "-out", "sec1.der");
  openssl("req", "-in", "rsa2048.csr", "-outform", "DER", "-out", "request.der");
  write("new-request.pem", read("rsa2048.csr").replaceAll("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"));
  for (const form of ["PEM", "DER"]) {
    const files = ["-certfile", "p256.crt", "-certfile", "chain.pem"];
    openssl("crl2pkcs7", "-nocrl", ...files, "-outform", form, "-out", `certificates-${form.toLowerCase()}.p7b`);
  }
  for (const [name, options] of Object.entries(encryptions)) {
    openssl("pkcs8", "-topk8", "-in", "p256.key", ...options, ...out, "-out", `${name}.key`);
    pem(`${name}.pem`, "p256.crt", "chain.pem", `${name}.key`);
  }
  for (const cipher of ["aes128", "aes256", "des3"]) {
    openssl("rsa", "-in", "rsa2048.key", "-traditional", `-${cipher}`, ...out, "-out", `traditional-${cipher}.key`);
    pem(`traditional-${cipher}.pem`, `traditional-${cipher}.key`, "rsa2048.crt", "chain.pem");
  }
  openssl("ec", "-in", "p256.key", "-aes256", ...out, "-out", "traditional-ec.key");
  pem("traditional-ec.pem", "p256.crt", "chain.pem", "traditional-ec.key");
}
