import { describe, expect, test } from "vitest";
import type { Check } from "../../../shared/runbooks/check.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import {
  assembledOf,
  certificateOf,
  factory,
  fileOf,
  gridOf,
  intermediate,
  present,
  served,
  silent,
} from "../../support/certificates/grid-of.ts";
import { ago, definePair, nowMs } from "../../support/observations.ts";
import { type KnownOptions, knownOf } from "../../support/runs/known-of.ts";

const judged = (check: Check, options: KnownOptions = {}) => judgeCheck(check, knownOf({ grid: gridOf(), ...options }));
const days = (count: number): string => new Date(nowMs + count * 86_400_000).toISOString();
const older = certificateOf("older", { notAfter: days(10), keySha256: present.keySha256 });
const renewed = certificateOf("renewed", { notAfter: days(190) });
const known = ({ sha256, keySha256, subject, notAfter }: typeof present) => ({ sha256, keySha256, subject, notAfter });

describe("whether both show the same certificate", () => {
  const check: Check = { check: "certificates-equal" };

  test("is yes with a line about each, its time and how it was seen", () => {
    const { answer, lines } = judged(check);
    expect(answer).toBe("yes");
    expect(lines.map(({ about, holds, at, grade }) => [about, holds, at, grade])).toEqual([
      ["site1", "yes", ago(2), "probe"],
      ["site2", "yes", ago(2), "probe"],
      ["site1", "yes", ago(2), "probe"],
      ["site2", "yes", ago(2), "probe"],
    ]);
  });

  test("does not mind a root that one of them sends needlessly", () => {
    const root = certificateOf("Root", { isSelfSigned: true, isCa: true });
    const withRoot = served(present, { chain: [present, intermediate, root] });
    expect(judged(check, { grid: gridOf({ "site2 site": withRoot }) }).answer).toBe("yes");
  });

  test.each([
    [
      "the import was forgotten",
      { "site2 site": served(older), "site2 none": served(factory) },
      "the import is missing",
    ],
    ["it is imported and not the default", { "site2 none": served(older) }, "site2 has the certificate and still"],
    ["the default is the factory's", { "site2 none": served(factory) }, "site2 shows clients that send no name a self"],
    ["the chain was left out", { "site2 site": served(present, { chain: [present] }) }, "not the same chain"],
    [
      "the defaults are two others",
      { "site1 none": served(older), "site2 none": served(renewed) },
      "choose the site's certificate as the default one on both",
    ],
  ])("is no, in words of its own, where %s", (_what, places, words) => {
    const found = judged(check, { grid: gridOf(places), fileCertificate: known(present) });
    expect(found.answer).toBe("no");
    expect(found.text).toContain(words);
  });

  test("is unknown where the backup cannot be read, and says so", () => {
    const grid = gridOf({ "site2 site": silent, "site2 none": silent });
    const { answer, text, lines } = judged(check, { grid });
    expect(answer).toBe("unknown");
    expect(text).toContain("site2 could not be read");
    expect(lines.filter(({ about, holds }) => about === "site1" && holds === "yes")).toEqual([]);
  });

  test("names nobody before a file tells which of the two is right", () => {
    const { text } = judged(check, { grid: gridOf({ "site2 site": served(older) }) });
    expect(text).toBe("Under support.example.com the two show different certificates.");
  });

  test("is unknown where nobody was asked", () => {
    expect(judged(check, { grid: null }).answer).toBe("unknown");
  });
});

describe("whether a certificate is worth copying", () => {
  const check: Check = { check: "certificate-fit", appliance: { input: "source" } };
  const fitOf = (leaf: typeof present, changes: Parameters<typeof served>[1] = {}, pair = definePair()) =>
    judged(check, { answers: { source: "site1" }, grid: gridOf({ "site1 site": served(leaf, changes) }), pair });

  test("is yes for one that clients accept", () => expect(fitOf(present).answer).toBe("yes"));

  test.each([
    ["self-signed", fitOf(factory), "self-signed"],
    ["expired", fitOf(certificateOf("old", { notAfter: days(-1) })), "valid only from"],
    ["not valid yet", fitOf(certificateOf("early", { notBefore: days(1) })), "valid only from"],
    [
      "for other names",
      fitOf(certificateOf("mail", { names: ["mail.example.com"] })),
      "does not cover support.example.com",
    ],
    ["refused by clients", fitOf(present, { clientRefusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }), "clients refuse"],
  ])("is no for one that is %s", (_what, { answer, text }, words) => {
    expect(answer).toBe("no");
    expect(text).toContain(words);
  });

  test("goes by the rules of wildcards", () => {
    expect(fitOf(certificateOf("wild", { names: ["*.example.com"] })).answer).toBe("yes");
    expect(fitOf(certificateOf("wild", { names: ["*.com"] })).answer).toBe("no");
  });

  test("is unknown where a pair goes by a fingerprint and this computer knows no issuer", () => {
    const plain = definePair();
    const [one, other] = plain.appliances;
    const pinned = { ...one, tls: { trust: "pin" as const, pin: "ab".repeat(32) } };
    const pair = { ...plain, appliances: [pinned, other] } as typeof plain;
    expect(fitOf(present, { clientRefusal: "SELF_SIGNED_CERT_IN_CHAIN" }, pair).answer).toBe("unknown");
  });

  test("is unknown where it cannot be read, and where none was chosen", () => {
    expect(judged(check, { answers: { source: "site1" }, grid: gridOf({ "site1 site": silent }) }).answer).toBe(
      "unknown",
    );
    expect(judged(check).answer).toBe("unknown");
  });
});

describe("whether the file is the one that an appliance shows", () => {
  const check: Check = { check: "certificate-file", holds: { servedBy: { input: "source" } } };
  const given = (file: ReturnType<typeof fileOf> | null, grid = gridOf()) =>
    judged(check, { answers: { source: "site1" }, file, grid });

  test("is yes for this very certificate with key and chain, with its fingerprints for later", () => {
    const { answer, certificate } = given(fileOf(present));
    expect([answer, certificate]).toEqual(["yes", known(present)]);
  });

  test.each([
    ["no file", null, "unknown", "No file was given yet"],
    [
      "a file of something else",
      fileOf(certificateOf("mail", { names: ["mail.example.com"] })),
      "no",
      "something else",
    ],
    ["one of an older certificate", fileOf(older), "no", "older certificate"],
    ["one of another certificate for the same names", fileOf(renewed), "no", "another certificate for the same names"],
    [
      "one without its key",
      fileOf(present, { report: { keys: [] }, assembled: { hasKey: false } }),
      "no",
      "no private key",
    ],
    [
      "one with another key",
      fileOf(present, {
        report: { keys: [{ type: "RSA", bits: 2048, keySha256: older.sha256, matches: null }] },
        assembled: { hasKey: true },
      }),
      "no",
      "belongs to another certificate",
    ],
    [
      "one without the chain",
      fileOf(present, { report: { certificates: [{ ...present, key: "RSA 2048", friendlyName: null }] } }),
      "no",
      "lacks CN=Intermediate",
    ],
    [
      "one that a wrong passphrase does not open",
      fileOf(null, { report: { verdict: "wrong-passphrase" } }),
      "no",
      "passphrase",
    ],
    [
      "one that is protected in a way that is not opened",
      fileOf(null, {
        report: {
          verdict: "unsupported",
          problems: [{ code: "pbmac1", severity: "error", message: "It uses PBMAC1." }],
        },
      }),
      "no",
      "It uses PBMAC1.",
    ],
    ["one that cannot be read", fileOf(null), "no", "no certificate file that can be read"],
    ["one that is gone", fileOf(present, { isThere: "no" }), "no", "no longer where it was"],
    [
      "one with certificates of authorities alone",
      fileOf(present, { assembled: { chain: [] } }),
      "no",
      "no certificate of a server",
    ],
  ] as const)("says what is wrong with %s", (_what, file, answer, words) => {
    const found = given(file);
    expect(found.answer).toBe(answer);
    expect(found.text).toContain(words);
  });

  test("is unknown where the source cannot be read", () => {
    expect(given(fileOf(present), gridOf({ "site1 site": silent })).answer).toBe("unknown");
  });
});

describe("whether the file holds a new certificate", () => {
  const check: Check = { check: "certificate-file", holds: "new" };
  const given = (file: ReturnType<typeof fileOf>, grid = gridOf()) => judged(check, { file, grid });

  test("is yes for one that lasts longer and covers every name", () => {
    expect(given(fileOf(renewed)).answer).toBe("yes");
  });

  test("is yes for one that only one of them shows, so that a renewal can be gone on with", () => {
    expect(given(fileOf(renewed), gridOf({ "site2 site": served(renewed) })).answer).toBe("yes");
  });

  test.each([
    ["is shown by both", fileOf(present), "both show this very certificate"],
    ["ends sooner", fileOf(older), "this may be the old file"],
    [
      "lacks the site",
      fileOf(certificateOf("n", { names: ["x.example.com"], notAfter: days(190) })),
      "support.example.com",
    ],
    [
      "lacks an appliance's name that the present one has",
      fileOf(certificateOf("n", { names: ["support.example.com", "site1.example.com"], notAfter: days(190) })),
      "site2.example.com",
    ],
    ["is self-signed", fileOf(certificateOf("n", { isSelfSigned: true, notAfter: days(190) })), "self-signed"],
    ["is not valid yet", fileOf(certificateOf("n", { notBefore: days(2), notAfter: days(190) })), "valid only from"],
    ["comes without its chain", fileOf(renewed, { assembled: { chain: [renewed.sha256] } }), "add the chain"],
  ])("is no for one that %s", (_what, file, words) => {
    const { answer, text } = given(file);
    expect(answer).toBe("no");
    expect(text).toContain(words);
  });

  test("goes by the one that can be read while the other is silent", () => {
    expect(given(fileOf(renewed), gridOf({ "site2 site": silent })).answer).toBe("yes");
    expect(given(fileOf(renewed), gridOf({ "site1 site": silent, "site2 site": silent })).answer).toBe("unknown");
  });
});

describe("whether an appliance shows what the file holds", () => {
  const check: Check = { check: "serves-file", appliance: "site2" };

  test.each([
    ["yes", "both ways", {}, "shows the certificate of the file"],
    ["no", "not under the site's name", { "site2 site": served(older) }, "import is missing"],
    ["no", "not without a name", { "site2 none": served(factory) }, "choose it as the default"],
    ["unknown", "when it is silent", { "site2 site": silent, "site2 none": silent }, "could not be read"],
  ] as const)("%s %s", (answer, _what, places, words) => {
    const found = judged(check, { grid: gridOf(places), fileCertificate: known(present) });
    expect(found.answer).toBe(answer);
    expect(found.text).toContain(words);
  });

  test("also of the site, and unknown before any file was found fit", () => {
    const site: Check = { check: "serves-file", appliance: "site" };
    expect(judged(site, { fileCertificate: known(present) }).answer).toBe("yes");
    expect(judged(check).answer).toBe("unknown");
  });
});

test.each([
  ["yes", "no"],
  ["no", "yes"],
  ["unknown", "unknown"],
] as const)("a file is gone: %s, where it is there: %s", (answer, isThere) => {
  expect(judged({ check: "file-gone" }, { file: fileOf(present, { isThere }) }).answer).toBe(answer);
});

test("nobody knows whether a file is gone that was never given", () => {
  expect(judged({ check: "file-gone" }, { file: null }).answer).toBe("unknown");
});

test("what is kept of a file holds no more than fingerprints, subject and end", () => {
  const file = fileOf(present, { assembled: assembledOf(present) });
  const { certificate } = judged({ check: "certificate-file", holds: "new" }, { file });
  expect(Object.keys(certificate ?? {}).toSorted()).toEqual(["keySha256", "notAfter", "sha256", "subject"]);
});
