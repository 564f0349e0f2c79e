import { expect, test } from "vitest";
import { arrangeGrid, marksOf } from "../../../renderer/features/certificates/arrange-grid.ts";
import { compareAlike, compareCells } from "../../../renderer/features/certificates/compare-cells.ts";
import { differenceWords } from "../../../renderer/words/certificate-difference-words.ts";
import {
  certificateName,
  placesInShort,
  refusalInShort,
  stapledWords,
  trustWords,
  unreachableInShort,
} from "../../../renderer/words/certificate-grid-words.ts";
import { createCertificateViews } from "../../fixtures/certificate-views.ts";

const views = createCertificateViews(Date.parse("2026-11-24T12:00:00Z"));
const { facts, grid, served, unreachable } = views;

const letters = (of: ReturnType<typeof grid>) =>
  arrangeGrid(of).map(({ cells }) => cells.map(({ mark }) => mark?.letter ?? "-").join(""));

test("gives equal certificates one letter, in the order of the grid", () => {
  expect(letters(grid())).toEqual(["AAA", "AAA", "AAA"]);
  expect(letters(grid({ site2: served([facts("b")]), "site2 none": served([facts("c")]) }))).toEqual([
    "AAA",
    "BCB",
    "AAA",
  ]);
});

test("gives no letter to what was not reached, and none is skipped for it", () => {
  const first = unreachable("tcp", "ECONNREFUSED");
  expect(letters(grid({ site1: first, site2: served([facts("b")]) }))).toEqual(["---", "AAA", "BBB"]);
  expect(marksOf(null).size).toBe(0);
});

test("says where the same certificate comes with another chain, and where another one has the same key", () => {
  const leaf = facts("new");
  const renewed = facts("renewed", { keySha256: leaf.keySha256 });
  const [one, two] = arrangeGrid(grid({ "site1 none": served([leaf]), site2: served([renewed]) }));
  expect(one?.cells.map(({ hasOtherChain }) => hasOtherChain)).toEqual([false, true, false]);
  expect(two?.cells[0]).toMatchObject({ sameKeyAs: "A", hasOtherChain: false });
  expect(one?.cells[0]?.sameKeyAs).toBe("B");
});

test("leaves a place for a cell that was not asked", () => {
  const whole = grid();
  const [first] = arrangeGrid({ ...whole, cells: whole.cells.filter(({ sni }) => sni !== "none") });
  expect(first?.cells.map(({ cell }) => cell === null)).toEqual([false, true, false]);
});

test("compares two cells field by field, with only what differs", () => {
  const [a, b] = [served([facts("a")]), served([facts("a")], { protocol: "TLSv1.2" })];
  expect(compareCells(a, a)).toEqual([]);
  expect(compareCells(a, b)).toEqual([{ field: "Protocol", a: "TLS 1.3", b: "TLS 1.2" }]);
  const other = compareCells(a, served([facts("b"), facts("c")])).map(({ field }) => field);
  expect(other).toEqual(expect.arrayContaining(["Serial number", "Key fingerprint", "Chain"]));
  expect(other).not.toContain("Issuer");
});

test("tells what differs once where it differs in the same way however one asks", () => {
  expect(compareAlike(views.equal.comparisons)).toEqual([]);
  expect(compareAlike(views.differentKey.comparisons).map(({ asked }) => asked)).toEqual([
    "with the site's name, with a wrong name",
    "without a name",
  ]);
});

test("calls a certificate by its common name, its first name or all of its subject", () => {
  expect(certificateName({ subject: "O=Example, CN=a.example.com", names: [] })).toBe("a.example.com");
  expect(certificateName({ subject: "CN=Example\\, Inc., O=X", names: [] })).toBe("Example, Inc.");
  expect(certificateName({ subject: "O=Example", names: ["b.example.com"] })).toBe("b.example.com");
  expect(certificateName({ subject: "O=Example", names: [] })).toBe("O=Example");
  expect(certificateName({ subject: "", names: [] })).toBe("no name at all");
});

test("says in short why something is refused or not reached, and names a code that nobody has words for", () => {
  expect(refusalInShort("CERT_HAS_EXPIRED")).toBe("expired");
  expect(refusalInShort("toString")).toBe("refused (toString)");
  expect(unreachableInShort({ layer: "tls", code: "HANDSHAKE_TIMEOUT" })).toEqual({
    layer: "TLS handshake",
    cause: "taken, then silence",
  });
  expect(unreachableInShort({ layer: "tcp", code: "EODD" }).cause).toBe("failed (EODD)");
});

test("names a place once where it serves the same however it is asked", () => {
  const [none, wrong] = ["site1 without a name", "site1 with a wrong name"];
  expect(placesInShort(["site1", none, wrong, "site2", "site2 with a wrong name"])).toEqual([
    "site1 however asked",
    "site2",
    "site2 with a wrong name",
  ]);
  expect(placesInShort([none, wrong])).toEqual([none, wrong]);
});

test("shows the core's own comparison with local times and fingerprints in groups", () => {
  expect(differenceWords({ field: "key fingerprint", a: "0aff", b: null })).toEqual({
    field: "Key fingerprint",
    a: "0A:FF",
    b: null,
  });
  const { field, a } = differenceWords({ field: "valid until", a: "2026-03-02T12:00:00.000Z", b: null });
  expect(field).toBe("Valid until");
  expect(a).toMatch(/2026/);
  expect(a).not.toContain("T12");
});

test("does not call accepted what only a pin accepts", () => {
  expect(trustWords({ refusal: null, clientRefusal: null })).toEqual({ isAccepted: true, words: "accepted" });
  expect(trustWords({ refusal: null, clientRefusal: "DEPTH_ZERO_SELF_SIGNED_CERT" })).toEqual({
    isAccepted: false,
    words: "accepted here only: signed by itself",
  });
  expect(trustWords({ refusal: "PIN_CHANGED", clientRefusal: null }).words).toBe("refused: not the pinned one");
});

test("says what a stapled answer said", () => {
  expect(stapledWords(null)).toBe("none sent");
  expect(stapledWords({ status: "revoked", producedAt: null, nextUpdate: null })).toBe("revoked");
});
