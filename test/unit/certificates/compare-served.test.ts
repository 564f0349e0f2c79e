import { describe, expect, test } from "vitest";
import type { ServedChain } from "../../../shared/certificates/certificate-grid.ts";
import { compareServed } from "../../../shared/certificates/judging/compare-served.ts";
import {
  certificateFacts,
  gridOf,
  inDays,
  issuingAuthority,
  rootAuthority,
  selfSignedFacts,
  servedCell,
  servedChain,
  unreachableCell,
} from "../../fixtures/certificate-facts.ts";
import { judgeGrid } from "../../support/certificates/judge-grid.ts";

const verdicts = (a: ServedChain | null, b: ServedChain | null) => {
  const { sameLeaf, sameKey, sameChain, differences } = compareServed("site", a, b);
  return { verdicts: [sameLeaf, sameKey, sameChain].join(" "), fields: differences.map(({ field }) => field) };
};

const leaf = certificateFacts();
const issuing = issuingAuthority();
const usual = servedChain();
const withLeaf = (over: Parameters<typeof certificateFacts>[0]) =>
  servedChain({ chain: [certificateFacts(over), issuing] });

describe("two appliances that serve", () => {
  test.each<[string, ServedChain, string, string[]]>([
    ["the same", servedChain(), "yes yes yes", []],
    [
      "another key under the same subject",
      withLeaf({ keySha256: "ab".repeat(32) }),
      "no no no",
      ["key fingerprint", "certificate fingerprint"],
    ],
    [
      "a renewal with the same key",
      withLeaf({ serial: "0d", notBefore: inDays(-1), notAfter: inDays(364) }),
      "no yes no",
      ["serial number", "valid from", "valid until", "certificate fingerprint"],
    ],
    [
      "no authority on one of them",
      servedChain({ chain: [leaf] }),
      "yes yes no",
      ["certificates sent", "chain position 2"],
    ],
    [
      "the root on one of them",
      servedChain({ chain: [leaf, issuing, rootAuthority()] }),
      "yes yes no",
      ["certificates sent", "chain position 3"],
    ],
    [
      "another authority of the same name",
      servedChain({ chain: [leaf, issuingAuthority({ serial: "0e" })] }),
      "yes yes no",
      ["chain position 2"],
    ],
    [
      "another order",
      servedChain({ chain: [leaf, rootAuthority(), issuing] }),
      "yes yes no",
      ["certificates sent", "chain position 2", "chain position 3"],
    ],
    [
      "a certificate that one has signed itself",
      servedChain({ chain: [selfSignedFacts({ subject: "CN=appliance", names: [], digest: null })] }),
      "no no no",
      [
        "subject",
        "names",
        "issuer",
        "key fingerprint",
        "signature digest",
        "signed by itself",
        "certificate fingerprint",
        "certificates sent",
        "chain position 2",
      ],
    ],
    [
      "other kinds of keys, usages and addresses",
      withLeaf({
        key: { type: "EC", bits: 256, curve: "P-256" },
        usages: ["digitalSignature"],
        extendedUsages: [],
        isCa: true,
        ocspUrls: [],
        crlUrls: [],
      }),
      "no yes no",
      [
        "key",
        "key usages",
        "extended key usages",
        "authority",
        "OCSP addresses",
        "CRL addresses",
        "certificate fingerprint",
      ],
    ],
  ])("%s are told apart field by field", (_what, other, expected, fields) => {
    expect(verdicts(usual, other)).toEqual({ verdicts: expected, fields });
    expect(verdicts(other, usual)).toEqual({ verdicts: expected, fields });
  });
});

test("nothing is known as long as one of them could not be read", () => {
  expect(verdicts(usual, null)).toEqual({ verdicts: "unknown unknown unknown", fields: [] });
  expect(verdicts(null, null)).toEqual({ verdicts: "unknown unknown unknown", fields: [] });
});

test("what differs stands side by side, with nothing where one sends nothing", () => {
  const { differences } = compareServed("site", usual, servedChain({ chain: [leaf] }));
  expect(differences).toEqual([
    { field: "certificates sent", a: "2", b: "1" },
    { field: "chain position 2", a: `CN=Example Issuing CA (${issuing.sha256.slice(0, 16)}…)`, b: null },
  ]);
});

test("names in another order make no difference of names", () => {
  const other = withLeaf({ names: [...leaf.names].reverse(), serial: "0f" });
  expect(verdicts(usual, other).fields).toEqual(["serial number", "certificate fingerprint"]);
});

test("what clients get with no name and with a wrong one is compared as well", () => {
  const grid = gridOf([
    servedCell("site2", "none", { chain: [selfSignedFacts()] }),
    unreachableCell("site1", "wrong", { layer: "tls", code: "ERR_SSL_TLSV1_UNRECOGNIZED_NAME" }),
  ]);
  const { comparisons } = judgeGrid(grid);
  expect(comparisons.map(({ sni, sameLeaf }) => [sni, sameLeaf])).toEqual([
    ["site", "yes"],
    ["none", "no"],
    ["wrong", "unknown"],
  ]);
});
