import { expect, test } from "vitest";
import {
  findSummaries,
  fleetSentence,
} from "../../../renderer/features/certificate-fleet/arrange-certificate-fleet.ts";
import { checkTitle } from "../../../renderer/words/certificate-check-words.ts";
import { certificateLines, keyWords } from "../../../renderer/words/certificate-fact-words.ts";
import { certificatesSentence } from "../../../renderer/words/certificate-summary-words.ts";
import type { Answer } from "../../../shared/domain/answer.ts";
import { runbookForCheck } from "../../../shared/runbooks/runbook-for-check.ts";
import { createCertificateViews } from "../../fixtures/certificate-views.ts";

const views = createCertificateViews(Date.parse("2026-11-24T12:00:00Z"));
const names = ["site1", "site2"] as const;

test.each([
  ["equal", "good", "site1 and site2 serve the same certificate. Clients would accept site2."],
  ["differentKey", "caution", "site1 and site2 serve different certificates. Clients would accept site2."],
  ["refused", "alarm", "Clients would refuse site2. site1 and site2 serve different certificates."],
  [
    "halfSeen",
    "unsure",
    "Not both of site1 and site2 could be read, so they cannot be compared. Whether clients would accept site2 is not known.",
  ],
  ["neverLooked", "unsure", "Nobody has looked at the certificates of this pair yet."],
] as const)("says in one sentence how it stands: %s", (state, tone, sentence) => {
  expect(certificatesSentence(views[state], names)).toEqual({ tone, sentence });
});

test("is never good while anything is unknown or a check says no", () => {
  const answers: Answer[] = ["yes", "no", "unknown"];
  for (const sameLeaf of answers)
    for (const sameChain of answers)
      for (const rehearsal of answers)
        for (const against of [0, 1]) {
          const checks = views.differentKey.checks.slice(0, against);
          const [comparison] = views.equal.comparisons;
          if (!comparison) throw new Error("the fixture compares");
          const view = {
            ...views.equal,
            checks,
            comparisons: [{ ...comparison, sameLeaf, sameChain }],
            rehearsal: { ...views.equal.rehearsal, answer: rehearsal },
          };
          const isGood = certificatesSentence(view, names).tone === "good";
          const isWell = sameLeaf === "yes" && sameChain === "yes" && rehearsal === "yes" && against === 0;
          expect(isGood, JSON.stringify({ sameLeaf, sameChain, rehearsal, against })).toBe(isWell);
        }
});

test("has a title of its own for every check that the core makes, and keeps the code of one that it does not know", () => {
  const codes = new Set(views.differentKey.checks.map(({ code }) => code));
  const untitled = [...codes].filter((code) => checkTitle(code) === code.replaceAll("-", " "));
  expect(untitled).toEqual([]);
  expect(new Set([...codes].map(checkTitle)).size).toBe(codes.size);
  expect(checkTitle("constructor")).toBe("constructor");
});

test("leads to the procedure that mends what a check found, and to none where no procedure does", () => {
  expect(runbookForCheck("names-cover-site")).toBe("renew-certificate");
  expect(runbookForCheck("lasts-long-enough")).toBe("renew-certificate");
  expect(runbookForCheck("chain-complete")).toBe("replicate-certificate");
  expect(runbookForCheck("no-name-same")).toBe("replicate-certificate");
  expect(runbookForCheck("clock-skew")).toBeNull();
  expect(runbookForCheck("constructor")).toBeNull();
});

test("names every fact of a certificate and copies fingerprints and serial number alone", () => {
  const lines = certificateLines(views.facts("a", { names: [], digest: null }));
  const value = (name: string) => lines.find((line) => line.name === name)?.value;
  expect(value("Names")).toBe("none: no client accepts it");
  expect(value("Signature digest")).toBe("none of its own");
  expect(value("OCSP addresses")).toBe("http://ocsp.example.com");
  expect(lines.filter(({ copy }) => copy !== null).map(({ name }) => name)).toEqual([
    "Serial number",
    "Fingerprint (SHA-256)",
    "Key fingerprint",
  ]);
  expect(keyWords({ type: "EC", bits: 256, curve: "P-256" })).toBe("EC P-256");
  expect(keyWords({ type: "Ed25519", bits: null, curve: null })).toBe("Ed25519");
});

test("finds pairs by name, group, subject and state, and counts what needs somebody", () => {
  const fleet = views.fleet();
  expect(findSummaries(fleet, " ")).toHaveLength(50);
  expect(findSummaries(fleet, "pair 07").map(({ pairName }) => pairName)).toEqual(["Pair 07"]);
  expect(
    findSummaries(fleet, "hosp urgent").every(({ group, next }) => group === "Hospitals" && next?.state === "urgent"),
  ).toBe(true);
  expect(findSummaries(fleet, "nothing like it")).toEqual([]);
  expect(fleetSentence([])).toBe("No pairs yet.");
  expect(fleetSentence([views.summaryOf(views.equal)])).toBe("1 pair: nothing to renew, nothing differs.");
  expect(fleetSentence(fleet)).toContain("12 to renew");
});
