import { describe, expect, test } from "vitest";
import type { ServedStretch } from "../../../shared/certificates/certificates-view.ts";
import { gridOf, inDays } from "../../fixtures/certificate-facts.ts";
import { judgeGrid } from "../../support/certificates/judge-grid.ts";

/** `abc`: first a, then b, now c, each for ten days; a dash is a gap. */
function stretchesOf(appliance: string, story: string, lasts = true): ServedStretch[] {
  const places = [...story].map((certificate, index) => ({
    certificate,
    from: inDays(index * 10 - story.length * 10),
  }));
  return places
    .flatMap(({ certificate, from }, index): ServedStretch[] =>
      certificate === "-"
        ? []
        : [
            {
              appliance,
              sha256: certificate.charCodeAt(0).toString(16).repeat(32),
              subject: "CN=support.example.com",
              notAfter: null,
              from,
              until: index === story.length - 1 && lasts ? null : inDays((index + 1) * 10 - story.length * 10),
            },
          ],
    )
    .reverse();
}

const behind = (site1: ServedStretch[], site2: ServedStretch[]) => {
  const stretches = [...site1, ...site2].sort((a, b) => b.from.localeCompare(a.from));
  const judged = judgeGrid(gridOf(), { stretches });
  expect(judged.timeline).toEqual(stretches);
  return judged.behind;
};

test("who still serves what the other one has replaced is one renewal behind", () => {
  expect(behind(stretchesOf("site1", "ab"), stretchesOf("site2", "a"))).toEqual({
    appliance: "site2",
    renewals: 1,
    text: `site2 is one renewal behind: it still serves the certificate that site1 replaced on ${inDays(-10).slice(0, 10)}.`,
  });
});

describe("renewals that were missed", () => {
  test.each([
    ["abc", "a", "site2 2"],
    ["abcd", "a", "site2 3"],
    ["a", "abc", "site1 2"],
    ["abc", "ab", "site2 1"],
    ["a-ab", "a", "site2 1"],
    ["abb", "a", "site2 1"],
  ])("site1 %s, site2 %s: %s", (one, other, expected) => {
    const found = behind(stretchesOf("site1", one), stretchesOf("site2", other));
    expect(`${found?.appliance} ${found?.renewals}`).toBe(expected);
  });
});

describe("nobody is behind", () => {
  test.each([
    ["both serve one", "ab", "ab"],
    ["what one serves was never seen at the other", "b", "a"],
    ["each serves what the other one has left", "ab", "ba"],
    ["one was never seen", "ab", ""],
    ["nothing was ever seen", "", ""],
  ])("when %s", (_what, one, other) => {
    expect(behind(stretchesOf("site1", one), stretchesOf("site2", other))).toBeNull();
  });

  test("while it is not known what one of them serves now", () => {
    expect(behind(stretchesOf("site1", "ab"), stretchesOf("site2", "a", false))).toBeNull();
    expect(behind(stretchesOf("site1", "ab", false), stretchesOf("site2", "a"))).toBeNull();
  });
});
