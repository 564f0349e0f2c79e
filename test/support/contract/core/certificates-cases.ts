import type { CertificateFacts } from "../../../../shared/certificates/certificate-facts.ts";
import type {
  CertificateSummary,
  CertificatesView,
  Renewal,
} from "../../../../shared/certificates/certificates-view.ts";
import type { RevocationResult } from "../../../../shared/certificates/revocation.ts";
import { type CallCase, named, notAText, takesNothing, wrongMark } from "./call-case.ts";

const at = "2026-03-01T12:00:00.000Z";
const until = "2026-06-01T12:00:00.000Z";
const facts: CertificateFacts = {
  sha256: "ab".repeat(32),
  keySha256: "cd".repeat(32),
  subject: "CN=support.example.com",
  issuer: "CN=Authority",
  serial: "01",
  ...{ notBefore: at, notAfter: until },
  names: ["support.example.com"],
  key: { type: "EC", bits: 256, curve: "P-256" },
  digest: "SHA-256",
  usages: ["digitalSignature"],
  extendedUsages: ["serverAuth"],
  ...{ isCa: false, isSelfSigned: false },
  ...{ ocspUrls: ["http://ocsp.example.com/"], crlUrls: [], subjectKeyId: null, authorityKeyId: null },
};
const renewal: Renewal = {
  ...{ sha256: facts.sha256, subject: facts.subject, issuer: facts.issuer, kind: "leaf", places: ["site1"] },
  ...{ notBefore: at, notAfter: until, renewFrom: until, urgentFrom: until, state: "fine" },
};
const view: CertificatesView = {
  pairId: "pair-1",
  grid: {
    at,
    tookMs: 40,
    cells: [
      {
        ...{ target: "site1", sni: "site", at, tookMs: 30 },
        outcome: {
          ...{ kind: "served", protocol: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384", chain: [facts] },
          stapled: { status: "good", producedAt: at, nextUpdate: null },
          ...{ refusal: null, clientRefusal: "CERT_HAS_EXPIRED" },
        },
      },
      {
        target: "site2",
        sni: "none",
        at,
        tookMs: 1,
        outcome: { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" },
      },
    ],
  },
  ...{ isOld: false, isChecking: true },
  comparisons: [
    {
      ...{ sni: "site", sameLeaf: "yes", sameKey: "no", sameChain: "unknown" },
      differences: [{ field: "serial", a: "01", b: null }],
    },
  ],
  checks: [{ code: "names-cover-site", about: "site1", answer: "yes", message: "It covers the site.", at }],
  rehearsal: { appliance: "site2", answer: "unknown", reasons: ["Not reached."], at: null },
  renewals: [renewal],
  timeline: [
    { appliance: "site1", sha256: facts.sha256, subject: facts.subject, notAfter: until, from: at, until: null },
  ],
  behind: { appliance: "site2", renewals: 1, text: "site2 is one renewal behind." },
  revocationHosts: ["ocsp.example.com"],
};
const summary: CertificateSummary = {
  ...{ pairId: "pair-1", pairName: "Support site", group: null, checkedAt: at, isOld: false },
  ...{ sameLeaf: "yes", rehearsal: "unknown", against: 0, next: renewal },
};
const result: RevocationResult = {
  ...{ sha256: facts.sha256, subject: facts.subject, how: "ocsp", host: "ocsp.example.com" },
  ...{ answer: "good", message: "Not revoked.", at },
};
const notAPair = [...named("pairId", 64), { pairId: "" }];
const saved = "/home/person/Downloads/certificates.pem";

const viewed = (verb: "view" | "check"): CallCase => ({
  path: `certificates.${verb}`,
  input: { pairId: "pair-1" },
  invalidInputs: notAPair,
  service: `certificates.${verb}`,
  asked: ["pair-1"],
  answers: { [`certificates.${verb}`]: view },
  output: view,
  wrong: { service: `certificates.${verb}`, answer: { ...view, isOld: wrongMark }, crosses: "fault" },
});

const saving = (
  verb: "saveChain" | "saveCalendar" | "saveReport",
  input: object,
  asked: readonly unknown[],
  invalidInputs: readonly unknown[],
): CallCase => ({
  path: `certificates.${verb}`,
  input,
  invalidInputs,
  service: `certificates.${verb}`,
  asked,
  answers: { [`certificates.${verb}`]: saved },
  output: { path: saved },
  wrong: { service: `certificates.${verb}`, answer: [wrongMark], crosses: "fault" },
});

export const certificatesCases: readonly CallCase[] = [
  viewed("view"),
  viewed("check"),
  {
    path: "certificates.changed",
    invalidInputs: takesNothing,
    service: "certificateEvents",
    asked: [],
    answers: { certificateEvents: [view] },
    isStream: true,
    output: [view],
    wrong: { service: "certificateEvents", answer: [{ ...view, checks: wrongMark }], crosses: "fault" },
  },
  {
    path: "certificates.fleet",
    invalidInputs: takesNothing,
    service: "certificates.fleet",
    asked: [],
    answers: { "certificates.fleet": [summary] },
    output: [summary],
    wrong: { service: "certificates.fleet", answer: [{ ...summary, sameLeaf: wrongMark }], crosses: "fault" },
  },
  {
    path: "certificates.checkRevocation",
    input: { pairId: "pair-1", hosts: ["ocsp.example.com"] },
    invalidInputs: [
      ...notAPair,
      { pairId: "pair-1" },
      { pairId: "pair-1", hosts: [] },
      { pairId: "pair-1", hosts: Array.from({ length: 33 }, () => "h") },
      { pairId: "pair-1", hosts: ["x".repeat(301)] },
      ...notAText.map((host) => ({ pairId: "pair-1", hosts: [host] })),
    ],
    service: "certificates.checkRevocation",
    asked: ["pair-1", ["ocsp.example.com"]],
    answers: { "certificates.checkRevocation": [result] },
    output: [result],
    wrong: { service: "certificates.checkRevocation", answer: [{ ...result, answer: wrongMark }], crosses: "fault" },
  },
  saving(
    "saveChain",
    { pairId: "pair-1", target: "site" },
    ["pair-1", "site"],
    [
      ...notAPair,
      { pairId: "pair-1" },
      { pairId: "pair-1", target: "" },
      { pairId: "pair-1", target: "x".repeat(65) },
      ...notAText.map((target) => ({ pairId: "pair-1", target })),
    ],
  ),
  saving("saveCalendar", { pairId: null }, [null], [undefined, "pair-1", [], {}, { pairId: "" }, { pairId: 1 }]),
  saving(
    "saveReport",
    { pairId: "pair-1", format: "html" },
    ["pair-1", "html"],
    [...notAPair, { pairId: "pair-1" }, { pairId: "pair-1", format: "pdf" }],
  ),
];
