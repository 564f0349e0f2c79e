import { describe, expect, test } from "vitest";
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";
import {
  certificateFacts,
  gridAt,
  gridOf,
  inDays,
  issuingAuthority,
  rootAuthority,
  selfSignedFacts,
  unreachableCell,
} from "../../fixtures/certificate-facts.ts";
import { served } from "../../support/certificates/describe-checks.ts";
import { judgeGrid } from "../../support/certificates/judge-grid.ts";

const leaf = certificateFacts();
const issuing = issuingAuthority();
const rehearse = (cells: GridCell[] = [], standIn: string | null = "site2") =>
  judgeGrid(gridOf(cells), { standIn }).rehearsal;

test("clients would accept a sound stand-in", () => {
  expect(rehearse()).toEqual({
    appliance: "site2",
    answer: "yes",
    reasons: ["Clients would accept site2 under the name support.example.com."],
    at: gridAt,
  });
});

describe("clients would refuse the stand-in", () => {
  test.each<[string, GridCell[], RegExp]>([
    [
      "by a code that is known",
      served([leaf], { refusal: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }),
      /neither sent nor trusted/,
    ],
    ["by a code that is not", served([leaf], { refusal: "SOMETHING_NEW" }), /SOMETHING_NEW/],
    [
      "for its name",
      served([certificateFacts({ names: ["help.example.org"] })]),
      /does not cover support\.example\.com/,
    ],
    [
      "for a leaf that has expired since",
      served([certificateFacts({ notAfter: inDays(-1) })]),
      /server's certificate has expired/,
    ],
    [
      "for an authority that has",
      served([leaf, issuingAuthority({ notAfter: inDays(-1) })]),
      /Example Issuing CA has expired/,
    ],
    ["for a leaf of tomorrow", served([certificateFacts({ notBefore: inDays(1) })]), /not valid before/],
    ["for a weak digest", served([certificateFacts({ digest: "SHA-1" }), issuing]), /signed with SHA-1/],
    [
      "for a small key",
      served([certificateFacts({ key: { type: "RSA", bits: 1024, curve: null } })]),
      /too small \(RSA 1024\)/,
    ],
    ["for a client's certificate", served([certificateFacts({ extendedUsages: ["clientAuth"] })]), /serverAuth/],
    [
      "for a self-signed one",
      served([selfSignedFacts()], { refusal: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
      /signed by itself/,
    ],
  ])("%s", (_what, cells, reason) => {
    const { answer, reasons } = rehearse(cells);
    expect(answer).toBe("no");
    expect(reasons.join(" ")).toMatch(reason);
  });

  test("for every reason at once, each said once", () => {
    const both = certificateFacts({ names: [], digest: "MD5" });
    const { reasons } = rehearse(served([both, issuing], { refusal: "ERR_TLS_CERT_ALTNAME_INVALID" }));
    expect(reasons).toEqual([
      "Clients would refuse site2 under the name support.example.com: the certificate does not cover the name (ERR_TLS_CERT_ALTNAME_INVALID).",
      "The server's certificate is signed with MD5, which clients refuse.",
    ]);
  });
});

test("a root that is over does not count: clients have their own copy", () => {
  expect(rehearse(served([leaf, issuing, rootAuthority({ notAfter: inDays(-1), digest: "SHA-1" })])).answer).toBe(
    "yes",
  );
});

describe("a pinned fingerprint, which clients do not know,", () => {
  test("makes nothing acceptable to them", () => {
    const [cell] = served([leaf, issuing], { clientRefusal: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" });
    expect(rehearse(cell ? [cell] : [])).toMatchObject({ answer: "no" });
  });

  test("that has changed makes nothing refused by them, and is told", () => {
    const [cell] = served([leaf, issuing], { refusal: "PIN_CHANGED" });
    if (cell?.outcome.kind !== "served") throw new Error("nothing served");
    const { answer, reasons } = rehearse([{ ...cell, outcome: { ...cell.outcome, clientRefusal: null } }]);
    expect(answer).toBe("yes");
    expect(reasons.join(" ")).toMatch(/would accept site2.*pinned to \(PIN_CHANGED\)/);
  });
});

describe("it is not known whether clients would accept the stand-in", () => {
  test("while nobody knows who that is", () => {
    expect(rehearse([], null)).toMatchObject({ appliance: null, answer: "unknown", at: null });
  });

  test("while nobody has looked", () => {
    expect(judgeGrid(null).rehearsal).toMatchObject({ appliance: "site2", answer: "unknown", at: null });
  });

  test("while it keeps silent, whatever the other one serves", () => {
    const cells = [unreachableCell("site2", "site", { layer: "tls", code: "HANDSHAKE_TIMEOUT" })];
    expect(rehearse(cells)).toMatchObject({ answer: "unknown", at: gridAt });
    expect(rehearse(cells).reasons.join()).toMatch(/TLS handshake: HANDSHAKE_TIMEOUT/);
    expect(rehearse(cells, "site1").answer).toBe("yes");
  });
});
