import { createPrivateKey, X509Certificate } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import { readPemBundle, writePemBundle } from "../../../electron/core/practice/appliance/tls/pem-bundle.ts";
import { createPracticeCa, type IssuedCertificate } from "../../../electron/core/practice/practice-ca.ts";

const wanted = { dnsNames: ["support.practice.example"], ipAddresses: [], days: 10 };
let root: string;
let one: IssuedCertificate;
let other: IssuedCertificate;

beforeAll(async () => {
  const ca = await createPracticeCa(systemClock);
  root = ca.certificatePem;
  [one, other] = [await ca.issue(wanted), await ca.issue(wanted)];
});

test("what is exported with a passphrase is read back with it, certificate, chain and key", () => {
  const bundle = writePemBundle(one, { withChain: true, passphrase: "correct" });
  const read = readPemBundle(bundle, "correct");
  expect(createPrivateKey(read.keyPem).equals(createPrivateKey(one.keyPem))).toBe(true);
  expect(read.chainPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
});

test("without a passphrase the key stays where it is, and without the chain the certificate comes alone", () => {
  const bundle = writePemBundle(one, { withChain: false, passphrase: null });
  expect(bundle).not.toContain("PRIVATE KEY");
  expect(bundle.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
});

test("the order of a file's certificates does not matter: the key says which is the server's", () => {
  const [leaf, authority] = one.chainPem.split(/(?<=-----END CERTIFICATE-----)/);
  const read = readPemBundle(`${root}\n${authority}\n${leaf}\n${one.keyPem}`, "");
  expect(new X509Certificate(read.chainPem).fingerprint256).toBe(new X509Certificate(one.chainPem).fingerprint256);
});

test.each([
  ["nothing", () => "hello", "no PEM certificate"],
  ["no key", () => one.chainPem, "no private key"],
  ["another certificate's key", () => one.chainPem + other.keyPem, "belongs to none"],
  ["half a key", () => one.chainPem + one.keyPem.replace("MI", "MA"), "cannot be read"],
])("a file with %s is refused with the reason", (_, file, reason) => {
  expect(() => readPemBundle(file(), "")).toThrow(reason);
});

test("a wrong passphrase is told as such", () => {
  const bundle = writePemBundle(one, { withChain: true, passphrase: "correct" });
  expect(() => readPemBundle(bundle, "wrong")).toThrow("cannot be read with this password");
});
