/** Every fixture opens, or is refused with a reason of its own. What OpenSSL and Java have written is what is read here. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examineTogether } from "../../../electron/core/certificates/certificate-works.ts";
import { openCertificateFile } from "../../../electron/core/certificates/open-certificate-file.ts";
import type { CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import { certificateFileSchema } from "../../../shared/certificates/certificate-file.ts";
import {
  type Fixtures,
  makeFixtures,
  passphrase,
  unicodePassphrase,
} from "../../support/certificates/make-fixtures.ts";

let fixtures: Fixtures;
beforeAll(() => {
  fixtures = makeFixtures();
}, 180_000);
afterAll(() => fixtures.remove());

const examine = async (name: string, word: string | null): Promise<CertificateFile> => {
  const { reports } = await examineTogether({
    sources: [{ source: { path: fixtures.path(name) }, passphrase: word }],
  });
  const [report] = reports;
  return certificateFileSchema.parse(report);
};
const codesOf = (report: CertificateFile): string[] => report.problems.map(({ code }) => code);

interface Expected {
  verdict: CertificateFile["verdict"];
  format: CertificateFile["format"];
  certificates: number;
  /** With + behind those that belong to a certificate in the file. */
  keys: string[];
  codes: string[];
}

/** A whole chain with its key: what an appliance wants. */
const whole = (key: string, format: "pkcs12" | "pem", ...codes: string[]): Expected => ({
  ...{ verdict: "ok", format, certificates: 3, keys: [`${key}+`], codes },
});
const refused = (
  verdict: CertificateFile["verdict"],
  format: CertificateFile["format"],
  ...codes: string[]
): Expected => ({
  ...{ verdict, format, certificates: 0, keys: [], codes },
});
const incomplete = (
  format: CertificateFile["format"],
  certificates: number,
  keys: string[],
  ...codes: string[]
): Expected => ({ verdict: "incomplete", format, certificates, keys, codes });

const [few, weak, open] = ["few-iterations", "weak-protection", "key-unprotected"];
const table: Record<string, Expected> = {
  "rc2-40.p12": whole("RSA 2048", "pkcs12", weak, few),
  "rc2-128.p12": whole("RSA 2048", "pkcs12", weak, few),
  "rc4.p12": whole("RSA 2048", "pkcs12", weak, few),
  "3des.p12": whole("RSA 2048", "pkcs12", weak, few),
  "2des.p12": whole("RSA 2048", "pkcs12", weak, few),
  "mixed.p12": whole("RSA 2048", "pkcs12", weak, few),
  "aes128.p12": whole("RSA 2048", "pkcs12", few),
  "aes256.p12": whole("RSA 2048", "pkcs12"),
  "mac-sha1.p12": whole("RSA 2048", "pkcs12", weak, few),
  "mac-sha512.p12": whole("RSA 2048", "pkcs12", few),
  "no-mac.p12": whole("RSA 2048", "pkcs12", "no-mac", few),
  "open-certificates.p12": whole("RSA 2048", "pkcs12", few),
  "key-rsa2048.p12": whole("RSA 2048", "pkcs12", few),
  "key-rsa4096.p12": whole("RSA 4096", "pkcs12", few),
  "key-p256.p12": whole("EC 256", "pkcs12", few),
  "key-p384.p12": whole("EC 384", "pkcs12", few),
  "key-p521.p12": whole("EC 521", "pkcs12", few),
  "key-ed25519.p12": whole("Ed25519 256", "pkcs12", few),
  "out-of-order.p12": whole("EC 256", "pkcs12", "chain-order", few),
  "java-imported.p12": whole("EC 256", "pkcs12"),
  "java.p12": { ...whole("RSA 2048", "pkcs12", "self-signed"), certificates: 1 },
  "java-old.p12": { ...whole("RSA 2048", "pkcs12", "self-signed", weak), certificates: 1 },
  "java-several.p12": {
    ...whole("EC 256", "pkcs12", "several-keys", "self-signed", "several-servers"),
    ...{ certificates: 2, keys: ["EC 256+", "EC 384+"] },
  },
  "selfsigned.p12": { ...whole("RSA 2048", "pkcs12", "no-names", "self-signed", few), certificates: 1 },
  "no-chain.p12": incomplete("pkcs12", 1, ["EC 256+"], "chain-incomplete", few),
  "expired.p12": incomplete("pkcs12", 3, ["EC 256+"], "expired", few),
  "client.p12": incomplete("pkcs12", 3, ["EC 256+"], "not-for-servers", few),
  "authorities.p12": incomplete("pkcs12", 2, [], "authority-only", few),
  "mismatch.p12": incomplete("pkcs12", 1, ["RSA 2048-"], "key-mismatch", "authority-only", weak, few),
  "iterations.p12": refused("unsupported", "pkcs12", "too-many-iterations"),
  "pbmac1.p12": refused("unsupported", "pkcs12", "pbmac1", few),
  "camellia.p12": refused("unsupported", "pkcs12", "cipher-unsupported", few),
  "changed.p12": refused("unreadable", "pkcs12", "content-damaged"),
  "cut-off.p12": refused("unreadable", "unknown", "cut-off"),
  "random.p12": refused("unreadable", "unknown", "not-certificates"),
  "huge.p12": refused("unreadable", "unknown", "too-large"),
  "empty.pem": refused("unreadable", "unknown", "empty"),
  "page.crt": refused("unsupported", "unknown", "web-page"),
  "keystore.jks": refused("unsupported", "unknown", "java-keystore"),
  "plain.pem": whole("EC 256", "pem", open),
  "crlf.pem": whole("EC 256", "pem", open),
  "text-around.pem": whole("EC 256", "pem", open),
  "utf16.pem": whole("EC 256", "pem", open),
  "old-label.pem": whole("EC 256", "pem", open),
  "pkcs1.pem": whole("RSA 2048", "pem", open),
  "sec1.pem": whole("EC 256", "pem", open),
  "ed25519.pem": whole("Ed25519 256", "pem", open),
  "reversed-all.pem": whole("RSA 2048", "pem", "chain-order", open),
  "no-root.pem": { ...whole("EC 256", "pem", "root-missing", open), certificates: 2 },
  "several-keys.pem": { ...whole("EC 256", "pem", "several-keys", open), keys: ["EC 256+", "EC 384-"] },
  "mismatch.pem": incomplete("pem", 3, ["EC 384-"], "key-mismatch", open),
  "no-key.pem": incomplete("pem", 3, [], "key-missing"),
  "cut-off.pem": incomplete("pem", 3, [], "block-damaged"),
  "trusted.pem": incomplete("pem", 1, [], "key-missing", "chain-incomplete"),
  "p256.ec.key": incomplete("pem", 0, ["EC 256-"], "certificate-missing", open),
  "one-line.b64": incomplete("der", 1, [], "key-missing", "chain-incomplete"),
  "certificate.der": incomplete("der", 1, [], "key-missing", "chain-incomplete"),
  "pkcs8.der": incomplete("der", 0, ["EC 256-"], "certificate-missing", open),
  "pkcs1.der": incomplete("der", 0, ["RSA 2048-"], "certificate-missing", open),
  "sec1.der": incomplete("der", 0, ["EC 384-"], "certificate-missing", open),
  "certificates-pem.p7b": incomplete("pkcs7", 3, [], "key-missing"),
  "certificates-der.p7b": incomplete("pkcs7", 3, [], "key-missing"),
  "rsa2048.csr": incomplete("csr", 0, [], "request-only"),
  "new-request.pem": incomplete("csr", 0, [], "request-only"),
  "request.der": incomplete("csr", 0, [], "request-only"),
  "pkcs8-aes256.pem": whole("EC 256", "pem"),
  "pkcs8-3des.pem": whole("EC 256", "pem", weak, few),
  "pkcs8-sha1-prf.pem": whole("EC 256", "pem", weak, few),
  "pkcs8-scrypt.pem": whole("EC 256", "pem"),
  "pkcs8-pbes1-des.pem": whole("EC 256", "pem", weak, few),
  "pkcs8-pbes1-rc2.pem": whole("EC 256", "pem", weak, few),
  "pkcs8-camellia.pem": {
    ...{ verdict: "unsupported", format: "pem", certificates: 3, keys: [], codes: ["cipher-unsupported", few] },
  },
  "traditional-aes128.pem": whole("RSA 2048", "pem", weak),
  "traditional-aes256.pem": whole("RSA 2048", "pem", weak),
  "traditional-des3.pem": whole("RSA 2048", "pem", weak),
  "traditional-ec.pem": whole("EC 256", "pem", weak),
};

test.each(Object.entries(table))("says of %s what it is and what is missing", async (name, expected) => {
  const report = await examine(name, passphrase);
  const keys = report.keys.map(({ type, bits, matches }) => `${type} ${bits}${matches === null ? "-" : "+"}`);
  const { verdict, format } = report;
  expect({ verdict, format, certificates: report.certificates.length, keys, codes: codesOf(report) }).toEqual(expected);
});

const locked = ["rc2-40.p12", "rc4.p12", "aes256.p12", "mixed.p12", "no-mac.p12", "java.p12", "java-old.p12"];
const lockedPem = ["pkcs8-aes256.pem", "pkcs8-pbes1-des.pem", "traditional-aes256.pem", "traditional-des3.pem"];

describe("the passphrase", () => {
  test.each([...locked, ...lockedPem])("is asked for, and said to be wrong, for %s", async (name) => {
    const unasked = await examine(name, null);
    const wrong = await examine(name, "another one");
    expect([unasked.verdict, ...codesOf(unasked)].slice(0, 2)).toEqual(["wrong-passphrase", "passphrase-needed"]);
    expect([wrong.verdict, ...codesOf(wrong)].slice(0, 2)).toEqual(["wrong-passphrase", "passphrase-wrong"]);
    expect(wrong.keys).toEqual([]);
  });

  test.each(["iterations.p12", "pbmac1.p12", "camellia.p12"])("is never blamed for %s", async (name) => {
    for (const word of [null, "another one"]) expect((await examine(name, word)).verdict).toBe("unsupported");
  });

  test.each(["empty.p12", "empty-3des.p12"])("may be empty: %s opens before one is known", async (name) => {
    for (const word of [null, ""]) {
      const report = await examine(name, word);
      expect([report.verdict, codesOf(report).includes("empty-passphrase")]).toEqual(["ok", true]);
    }
  });

  test.each(["unicode.p12", "unicode-3des.p12"])("may hold any character: %s", async (name) => {
    expect((await examine(name, unicodePassphrase)).verdict).toBe("ok");
    expect((await examine(name, unicodePassphrase.slice(0, -2))).verdict).toBe("wrong-passphrase");
  });
});

test("tells ciphers, MAC and names as the file has them", async () => {
  const report = await examine("aes256.p12", passphrase);
  expect(report.protection).toEqual({
    ciphers: ["AES-256-CBC (PBES2, PBKDF2 with SHA-256, 20000 iterations)"],
    mac: "SHA-256 (20000 iterations)",
    isWeak: false,
  });
  expect(report.certificates.map(({ friendlyName }) => friendlyName)).toEqual(["Support süß", null, null]);
  expect(report.certificates[0]).toMatchObject({
    ...{ subject: "O=Example\\, Inc., CN=support.example.com", names: ["support.example.com", "192.0.2.10"] },
    ...{ key: "RSA 2048", usages: ["digitalSignature"], extendedUsages: ["serverAuth", "clientAuth"], isCa: false },
  });
  expect(report.keys[0]?.keySha256).toBe(report.certificates[0]?.keySha256);
});

test("writes the subject of a request as that of its certificate, and checks its signature", async () => {
  const [request] = (await examine("rsa2048.csr", null)).requests;
  const [certificate] = (await examine("rsa2048.crt", null)).certificates;
  expect(request).toEqual({
    ...{ subject: certificate?.subject, names: ["support.example.com"], key: "RSA 2048" },
    ...{ keySha256: certificate?.keySha256, isSound: true },
  });
});

test("hands over the keys as PKCS#8, and overwrites them when they are wiped", async () => {
  const opened = await openCertificateFile(readFileSync(fixtures.path("aes256.p12")), "aes256.p12", passphrase);
  const [key] = opened.keys;
  expect(key && Buffer.from(key.pkcs8).equals(readFileSync(fixtures.path("rsa2048.pkcs8")))).toBe(true);
  opened.wipe();
  expect(key?.pkcs8.every((byte) => byte === 0)).toBe(true);
});
