import type { CertificateFile } from "../../../../shared/certificates/certificate-file.ts";
import type { DeskView } from "../../../../shared/certificates/desk-view.ts";
import { type CallCase, named, notAText, wrongMark } from "./call-case.ts";

const at = "2026-03-01T12:00:00.000Z";
const [sha256, keySha256] = ["ab".repeat(32), "cd".repeat(32)];

const report: CertificateFile = {
  schema: "pairdesk-certfile/1",
  verdict: "ok",
  format: "pkcs12",
  protection: { ciphers: ["AES-256-CBC"], mac: "SHA-256 (2048 iterations)", isWeak: false },
  certificates: [
    {
      sha256,
      keySha256,
      subject: "CN=support.example.com",
      issuer: "CN=Example CA",
      serial: "1f",
      notBefore: at,
      notAfter: at,
      names: ["support.example.com"],
      key: "RSA 2048",
      digest: "SHA-256",
      usages: ["digitalSignature"],
      extendedUsages: ["serverAuth"],
      isCa: false,
      isSelfSigned: false,
      ocspUrls: ["http://ocsp.example.com"],
      crlUrls: [],
      subjectKeyId: "0a",
      authorityKeyId: null,
      friendlyName: "support",
    },
  ],
  keys: [{ type: "RSA", bits: 2048, keySha256, matches: sha256 }],
  requests: [{ subject: "CN=support", names: ["support"], key: "RSA 2048", keySha256, isSound: true }],
  problems: [{ code: "expiring", severity: "warning", message: "It ends soon." }],
};
const view: DeskView = {
  desk: "desk-1",
  files: [{ id: "file-1", fileName: "support.p12", report, hasPath: true }],
  assembled: {
    chain: [sha256],
    hasKey: true,
    isComplete: "unknown",
    missingIssuer: "CN=Example CA",
    unused: [],
    problems: [],
  },
  served: [
    { sha256, pairId: "pair-1", pairName: "Support", target: "site1", same: "key", notAfter: at, checkedAt: at },
  ],
};
const wrongView = { ...view, files: wrongMark };

const onDesk = { desk: "desk-1", file: "file-1" };
const longPassphrase = "x".repeat(1025);
const examined = { desk: null, source: { path: "/home/person/support.p12" }, passphrase: null };
const pasted = { desk: "desk-1", source: { fileName: "pasted", base64: "AAAA" }, passphrase: "" };
const unlocked = { ...onDesk, passphrase: "opens it" };
const written = { desk: "desk-1", form: "pkcs12-modern", passphrase: "opens it" };

/** A call that answers with the desk as it is now. */
const deskCase = (verb: string, input: object, invalidInputs: readonly unknown[]): CallCase => ({
  path: `certificateFiles.${verb}`,
  input,
  invalidInputs: [...named("desk", 64), ...invalidInputs],
  service: `certificateFiles.${verb}`,
  asked: [input],
  answers: { [`certificateFiles.${verb}`]: view },
  output: view,
  wrong: { service: `certificateFiles.${verb}`, answer: wrongView, crosses: "fault" },
});

export const certificateFilesCases: readonly CallCase[] = [
  deskCase("examine", examined, [
    ...notAText.map((source) => ({ ...examined, source })),
    { ...examined, source: { path: "" } },
    { ...examined, source: { path: "x".repeat(4097) } },
    { ...pasted, source: { fileName: "", base64: "" } },
    { ...pasted, source: { fileName: "pasted", base64: "x".repeat(8_000_001) } },
    { ...examined, desk: 1 },
    { ...examined, passphrase: 1 },
    { ...examined, passphrase: longPassphrase },
  ]),
  deskCase("unlock", unlocked, [
    onDesk,
    { ...unlocked, file: "" },
    { ...unlocked, passphrase: null },
    { ...unlocked, passphrase: longPassphrase },
  ]),
  deskCase("takeAway", onDesk, [{ desk: "desk-1" }, { ...onDesk, file: "" }, { ...onDesk, file: "x".repeat(65) }]),
  {
    path: "certificateFiles.write",
    input: written,
    invalidInputs: [
      ...named("desk", 64),
      { ...written, form: "exe" },
      { ...written, passphrase: 1 },
      { ...written, passphrase: longPassphrase },
      { desk: "desk-1", form: "pem-chain" },
    ],
    service: "certificateFiles.write",
    asked: [written],
    answers: { "certificateFiles.write": "/home/person/Downloads/support.p12" },
    output: { path: "/home/person/Downloads/support.p12" },
    wrong: { service: "certificateFiles.write", answer: [wrongMark], crosses: "fault" },
  },
  {
    path: "certificateFiles.close",
    input: { desk: "desk-1" },
    invalidInputs: [...named("desk", 64), { desk: "" }],
    service: "certificateFiles.close",
    asked: ["desk-1"],
    answers: { "certificateFiles.close": undefined },
    output: null,
    wrong: { service: "certificateFiles.close", answer: wrongMark, crosses: null },
  },
];
