import { describe, expect, test } from "vitest";
import { sentNames } from "../../../shared/certificates/sent-names.ts";
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
const known = ({ sha256, keySha256, subject, notAfter }: typeof present) => ({
  sha256,
  keySha256,
  subject,
  notAfter,
  chain: [sha256, intermediate.sha256],
});
/** The first appliance is trusted by a fingerprint. */
const pinnedPair = () => {
  const plain = definePair();
  const [one, other] = plain.appliances;
  const pinned = { ...one, tls: { trust: "pin" as const, pin: "ab".repeat(32) } };
  return { ...plain, appliances: [pinned, other] } as typeof plain;
};
/** Both send the leaf alone. */
const withoutChain = (leaf = present, refusal: string | null = "UNABLE_TO_VERIFY_LEAF_SIGNATURE") => {
  const alone = served(leaf, { chain: [leaf], clientRefusal: refusal });
  return gridOf(
    Object.fromEntries(["site1", "site2"].flatMap((at) => sentNames.map((sni) => [`${at} ${sni}`, alone]))),
  );
};

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
    ["the default is the factory's", { "site2 none": served(factory) }, "send no name or a wrong one a self"],
    [
      "the chain was left out",
      { "site2 site": served(present, { chain: [present] }) },
      "site2 does not send the certificate of CN=Intermediate along",
    ],
    ["a name that nobody has brings another one", { "site2 wrong": served(older) }, "a wrong one another one"],
    [
      "a difference is known and something else is not",
      { "site2 site": served(older), "site2 none": silent },
      "the import is missing",
    ],
    [
      "the defaults are two others",
      { "site1 none": served(older), "site2 none": served(renewed) },
      "choose it as the default one there",
    ],
  ])("is no, in words of its own, where %s", (_what, places, words) => {
    const found = judged(check, { grid: gridOf(places), fileCertificate: known(present) });
    expect(found.answer).toBe("no");
    expect(found.text).toContain(words);
  });

  test("is unknown where the backup cannot be read, and says so", () => {
    const grid = gridOf({ "site2 site": silent, "site2 none": silent, "site2 wrong": silent });
    const { answer, text, lines } = judged(check, { grid });
    expect(answer).toBe("unknown");
    expect(text).toContain("site2 could not be read");
    expect(lines.filter(({ about, holds }) => about === "site1" && holds === "yes")).toEqual([]);
  });

  test("names nobody before a file tells which of the two is right", () => {
    const { text } = judged(check, { grid: gridOf({ "site2 site": served(older) }) });
    expect(text).toBe("Under support.example.com the two show different certificates.");
  });

  test("names what is missing, and where, before there is a file", () => {
    const grid = gridOf({ "site2 site": served(present, { chain: [present] }) });
    expect(judged(check, { grid }).text).toContain("site2 does not send CN=Intermediate along");
    const unlike = gridOf({ "site1 none": served(older), "site2 none": served(renewed) });
    expect(judged(check, { grid: unlike }).text).toMatch(/site1 shows CN=older.*site2 shows CN=renewed/);
  });

  test("is no where both agree on something that the checked file does not hold", () => {
    const other = judged(check, { fileCertificate: known(renewed) });
    expect([other.answer, other.text]).toEqual(["no", expect.stringContaining("site1 and site2 still shows another")]);
    const cut = judged(check, { grid: withoutChain(), fileCertificate: known(present) });
    expect([cut.answer, cut.text]).toEqual(["no", expect.stringContaining("import the certificate there with its")]);
  });

  test("never sends anybody to import an old file to a source that was renewed meanwhile", () => {
    const grid = gridOf({ "site1 site": served(renewed), "site1 none": served(renewed) });
    const { text } = judged(check, { grid, fileCertificate: known(present), answers: { source: "site1" } });
    expect(text).toContain("What site1 shows under support.example.com has changed since the file was checked");
    expect(text).not.toContain("import is missing");
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
    expect(fitOf(present, { clientRefusal: "SELF_SIGNED_CERT_IN_CHAIN" }, pinnedPair()).answer).toBe("unknown");
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

const weakFile = (changes: Partial<ReturnType<typeof fileOf>["report"]["certificates"][number]>) => {
  const file = fileOf(renewed);
  const [leaf, ...others] = file.report.certificates;
  return { ...file, report: { ...file.report, certificates: leaf ? [{ ...leaf, ...changes }, ...others] : others } };
};

describe("whether the file holds a new certificate", () => {
  const check: Check = { check: "certificate-file", holds: "new" };
  const given = (file: ReturnType<typeof fileOf>, grid = gridOf()) => judged(check, { file, grid });

  test("is yes for one that lasts longer and covers every name", () => {
    expect(given(fileOf(renewed)).answer).toBe("yes");
  });

  test("is yes for one that ends sooner, since whether that is right is asked by a step of its own", () => {
    expect(given(fileOf(older)).answer).toBe("yes");
  });

  test("is yes for the present one where it is not the default yet, or comes without its chain", () => {
    expect(given(fileOf(present), gridOf({ "site2 none": served(older) })).answer).toBe("yes");
    expect(given(fileOf(present), withoutChain()).answer).toBe("yes");
  });

  test("is no for the present one without its chain, where clients miss the issuer already", () => {
    const alone = fileOf(present, { assembled: { chain: [present.sha256] } });
    expect(given(alone, withoutChain()).text).toContain("add the chain");
  });

  test("is yes for one that only one of them shows, so that a renewal can be gone on with", () => {
    expect(given(fileOf(renewed), gridOf({ "site2 site": served(renewed) })).answer).toBe("yes");
  });

  test.each([
    ["is shown by both", fileOf(present), "both show this very certificate"],
    ["has a weak key", weakFile({ key: "RSA 1024" }), "weak key (RSA 1024)"],
    ["is signed weakly", weakFile({ digest: "SHA-1" }), "signed with SHA-1"],
    ["is not made for servers", weakFile({ extendedUsages: ["clientAuth"] }), "not made for servers"],
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
    ["no", "not to a wrong name", { "site2 wrong": served(factory) }, "choose it as the default"],
    ["no", "without its chain", { "site2 site": served(present, { chain: [present] }) }, "send its whole chain"],
    [
      "no",
      "refused by clients",
      { "site2 site": served(present, { clientRefusal: "SELF_SIGNED_CERT_IN_CHAIN" }) },
      "clients refuse what site2 shows",
    ],
    [
      "no",
      "not the default, and unread under the name",
      { "site2 site": silent, "site2 none": served(factory) },
      "could not be read",
    ],
    [
      "unknown",
      "when it is silent",
      { "site2 site": silent, "site2 none": silent, "site2 wrong": silent },
      "could not be read",
    ],
  ] as const)("%s %s", (answer, _what, places, words) => {
    const found = judged(check, { grid: gridOf(places), fileCertificate: known(present) });
    expect(found.answer).toBe(answer);
    expect(found.text).toContain(words);
  });

  test("also of the site, and unknown before any file was found fit", () => {
    const site: Check = { check: "serves-file", appliance: "site" };
    const { answer, text } = judged(site, { fileCertificate: known(present) });
    expect([answer, text]).toEqual(["yes", expect.stringContaining("support.example.com shows the certificate")]);
    expect(judged(check).answer).toBe("unknown");
  });
});

test("a pair that goes by a fingerprint is asked elsewhere whether clients accept it", () => {
  const grid = gridOf({ "site1 site": served(present, { clientRefusal: "SELF_SIGNED_CERT_IN_CHAIN" }) });
  const options = { grid, pair: pinnedPair(), fileCertificate: known(present) };
  expect(judged({ check: "serves-file", appliance: "site1" }, options).answer).toBe("yes");
});

describe("whether a certificate lasts as long as what it takes the place of", () => {
  const ofFile: Check = { check: "lasts-as-long", of: "file" };
  const bySource: Check = { check: "lasts-as-long", of: { shownBy: { input: "source" } } };
  const answers = { source: "site1" };

  test.each([
    ["yes", "ends later", judged(ofFile, { fileCertificate: known(renewed) })],
    ["yes", "is the one that is shown", judged(ofFile, { fileCertificate: known(present) })],
    ["no", "ends sooner", judged(ofFile, { fileCertificate: known(older) })],
    ["unknown", "was never checked", judged(ofFile)],
    ["yes", "is of a dry run, which has no file", judged(ofFile, { isDryRun: true })],
    [
      "no",
      "is older than the target's",
      judged(bySource, { answers, grid: gridOf({ "site2 site": served(renewed) }) }),
    ],
    [
      "yes",
      "was issued on the same day as the target's",
      judged(bySource, {
        answers,
        grid: gridOf({
          "site2 site": served({
            ...renewed,
            notAfter: new Date(Date.parse(present.notAfter) + 3_600_000).toISOString(),
          }),
        }),
      }),
    ],
    ["yes", "is newer than the target's", judged(bySource, { answers, grid: gridOf({ "site2 site": served(older) }) })],
    [
      "yes",
      "takes the place of the factory's, which lasts for decades",
      judged(bySource, {
        answers,
        grid: gridOf({ "site2 site": served({ ...factory, notAfter: days(9000) }) }),
      }),
    ],
    ["unknown", "cannot be compared", judged(bySource, { answers, grid: gridOf({ "site2 site": silent }) })],
  ] as const)("is %s where it %s", (answer, _what, found) => {
    expect(found.answer, found.text).toBe(answer);
  });
});

test("an appliance that shows nothing cannot be copied from, and is named", () => {
  const check: Check = { check: "certificate-read", appliance: "site1" };
  const found = judged(check, { grid: gridOf({ "site1 site": silent }) });
  expect([found.answer, found.text]).toEqual(["unknown", expect.stringContaining("site1 could not be read")]);
  expect(judged(check).answer).toBe("yes");
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
  expect(Object.keys(certificate ?? {}).toSorted()).toEqual(["chain", "keySha256", "notAfter", "sha256", "subject"]);
});
