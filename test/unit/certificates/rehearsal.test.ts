import { describe, expect, test } from "vitest";
import type { GridCell } from "../../../shared/certificates/certificate-grid.ts";
import type { JudgeInput } from "../../../shared/certificates/judge-certificates.ts";
import {
  certificateFacts,
  gridAt,
  gridAtMs,
  gridOf,
  inDays,
  issuingAuthority,
  rootAuthority,
  selfSignedFacts,
  unreachableCell,
} from "../../fixtures/certificate-facts.ts";
import { served } from "../../support/certificates/describe-checks.ts";
import { checkOf, judgeGrid } from "../../support/certificates/judge-grid.ts";
import { definePair } from "../../support/observations.ts";

const leaf = certificateFacts();
const issuing = issuingAuthority();
const rehearse = (cells: GridCell[] = [], standIn: string | null = "site2", over: Partial<JudgeInput> = {}) =>
  judgeGrid(gridOf(cells), { standIn, ...over }).rehearsal;
const inTwoDays = { nowMs: gridAtMs + 2 * 86_400_000 };

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
      served([leaf, issuingAuthority({ notAfter: inDays(1) })]),
      /Example Issuing CA has expired/,
    ],
    [
      "for a leaf of tomorrow",
      served([certificateFacts({ notBefore: inDays(1) })], { refusal: "CERT_NOT_YET_VALID" }),
      /not valid before/,
    ],
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
  ])("%s", (what, cells, reason) => {
    const { answer, reasons } = rehearse(cells, "site2", what === "for an authority that has" ? inTwoDays : {});
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

test("the other form of an authority that clients trust does not count, since they stop before it", () => {
  const over = issuingAuthority({ notAfter: inDays(-1) });
  expect(rehearse(served([leaf, over])).answer).toBe("yes");
  const weakCross = certificateFacts({
    ...issuingAuthority(),
    subject: "CN=Example Root",
    issuer: "CN=Old",
    digest: "SHA-1",
  });
  expect(rehearse(served([leaf, issuing, weakCross])).answer).toBe("yes");
});

test.each([
  ["says it is an authority's", certificateFacts({ isCa: true })],
  ["may encipher keys alone", certificateFacts({ usages: ["keyEncipherment"] })],
])("a server's certificate that %s is accepted by some clients, and a check objects", (_what, odd) => {
  const judged = judgeGrid(gridOf(served([odd, issuing])));
  expect(judged.rehearsal.answer).toBe("yes");
  expect(checkOf(judged, "usable-by-servers", "site2").answer).toBe("no");
});

test.each(["ERR_SSL_TLSV1_UNRECOGNIZED_NAME", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"])(
  "clients are turned away where the stand-in itself ends the handshake (%s)",
  (code) => {
    const { answer, reasons } = rehearse([unreachableCell("site2", "site", { layer: "tls", code })]);
    expect(answer).toBe("no");
    expect(reasons.join()).toContain(`site2 turns clients away that ask for support.example.com (${code})`);
  },
);

describe("a pinned fingerprint, which clients do not know,", () => {
  const pinned = definePair();
  for (const { tls } of pinned.appliances) Object.assign(tls, { trust: "pin", pin: leaf.sha256 });
  const privately = { clientRefusal: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" };

  test("says nothing of a private authority: clients may know it", () => {
    expect(rehearse(served([leaf, issuing], privately), "site2", { pair: pinned })).toMatchObject({
      answer: "unknown",
      reasons: ["Whether clients know the authority behind site2 could not be seen here."],
    });
  });

  test.each([
    ["another name", certificateFacts({ names: ["help.example.org"] })],
    ["its end", certificateFacts({ notAfter: inDays(-1) })],
    ["a weak digest", certificateFacts({ digest: "SHA-1" })],
  ])("does not make up for %s", (_what, shown) => {
    expect(rehearse(served([shown, issuing], privately), "site2", { pair: pinned }).answer).toBe("no");
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
