/** A root, an authority below it, and servers of every kind of key that it has issued certificates for. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./openssl.ts";

/** As `openssl genpkey` wants them. */
const keyKinds: Record<string, string[]> = {
  rsa2048: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  rsa4096: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:4096"],
  p256: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  p384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  p521: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"],
  ed25519: ["-algorithm", "ED25519"],
};
export const servers = Object.keys(keyKinds);

const caExtensions =
  "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n";
const serverExtensions = (usage: string) =>
  `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=${usage}\nsubjectAltName=DNS:support.example.com,IP:192.0.2.10\n`;

export function makeAuthorities(folder: string): void {
  const openssl = (...args: string[]) => runProgram(folder, "openssl", args);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("ca.ext", caExtensions);
  write("server.ext", serverExtensions("serverAuth,clientAuth"));
  write("client.ext", serverExtensions("clientAuth"));
  for (const [name, kind] of Object.entries({
    ...keyKinds,
    root: keyKinds["p256"] ?? [],
    authority: keyKinds["p256"] ?? [],
  })) {
    openssl("genpkey", ...kind, "-out", `${name}.key`);
  }
  const request = (name: string, subject: string) =>
    openssl(
      "req",
      "-new",
      "-key",
      `${name}.key`,
      "-subj",
      subject,
      "-addext",
      "subjectAltName=DNS:support.example.com",
      "-out",
      `${name}.csr`,
    );
  const issue = (name: string, issuer: string, extensions: string, days: string[]) =>
    openssl(
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      `${issuer}.crt`,
      "-CAkey",
      `${issuer}.key`,
      "-extfile",
      extensions,
      ...days,
      "-out",
      `${name}.crt`,
    );
  const year = ["-days", "365"];
  request("root", "/O=Example/CN=Example root");
  openssl("x509", "-req", "-in", "root.csr", "-signkey", "root.key", "-extfile", "ca.ext", ...year, "-out", "root.crt");
  request("authority", "/O=Example/CN=Example authority");
  issue("authority", "root", "ca.ext", year);
  for (const name of servers) {
    request(name, "/O=Example, Inc./CN=support.example.com");
    issue(name, "authority", "server.ext", year);
  }
  for (const [name, extensions, days] of [
    ["expired", "server.ext", "-1"],
    ["client", "client.ext", "365"],
  ] as const) {
    copy(folder, "p256.csr", `${name}.csr`);
    issue(name, "authority", extensions, ["-days", days]);
  }
  openssl(
    "req",
    "-x509",
    "-key",
    "rsa2048.key",
    "-subj",
    "/CN=Appliance default",
    "-days",
    "30",
    "-out",
    "selfsigned.crt",
  );
  openssl("req", "-x509", "-key", "rsa4096.key", "-subj", "/CN=Other", "-days", "30", "-out", "selfsigned4096.crt");
  openssl("rsa", "-in", "rsa2048.key", "-traditional", "-out", "rsa2048.rsa.key");
  openssl("ec", "-in", "p256.key", "-out", "p256.ec.key");
  openssl("pkcs8", "-topk8", "-nocrypt", "-in", "rsa2048.key", "-outform", "DER", "-out", "rsa2048.pkcs8");
}

function copy(folder: string, from: string, to: string): void {
  writeFileSync(join(folder, to), readFileSync(join(folder, from)));
}

/** Files one after the other, as PEM lets them be. */
export function concatenate(folder: string, to: string, ...from: string[]): void {
  writeFileSync(join(folder, to), Buffer.concat(from.map((name) => readFileSync(join(folder, name)))));
}
