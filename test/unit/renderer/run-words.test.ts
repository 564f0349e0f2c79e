import { describe, expect, it } from "vitest";
import { presentStepWords, runName } from "../../../renderer/words/run-names.ts";
import {
  announcementOf,
  changesWords,
  expectedWords,
  leftWords,
  lengthWords,
  outcomeLooks,
  runLook,
  runMeaning,
  tookBetween,
  vetoWords,
} from "../../../renderer/words/run-words.ts";
import type { VetoHit } from "../../../shared/runbooks/vetoes/veto.ts";
import { createRunViews } from "../../fixtures/run-views.ts";

const nowMs = Date.parse("2026-03-02T14:10:00Z");
const { planned, ended, dryRun, cutOff } = createRunViews(nowMs);

describe("lengths", () => {
  it.each([
    [0, "0 s"],
    [-5000, "0 s"],
    [999, "1 s"],
    [59_400, "59 s"],
    [60_000, "1 min"],
    [125_000, "2 min 5 s"],
    [3_600_000, "1 h"],
    [3_840_000, "1 h 4 min"],
    [3_605_000, "1 h"],
    [266_400_000, "3 d 2 h"],
  ])("%i ms are %s", (ms, words) => {
    expect(lengthWords(ms)).toBe(words);
  });

  it("says nothing while a time is missing", () => {
    expect(tookBetween("2026-03-02T14:00:00Z", null)).toBeNull();
    expect(tookBetween("2026-03-02T14:00:00Z", "2026-03-02T14:01:02Z")).toBe("1 min 2 s");
  });

  it("counts down to the end of a wait, and then says that it is due", () => {
    expect(leftWords("2026-03-02T14:10:07Z", nowMs)).toBe("7 s left");
    expect(leftWords("2026-03-02T14:09:59Z", nowMs)).toBe("any moment now");
  });

  it("tells a learned expectation from a usual one and from none", () => {
    expect(expectedWords({ expectedMs: 95_000, basis: "learned" })).toEqual({
      length: "about 1 min 35 s",
      why: "learned from earlier runs of this pair",
    });
    expect(expectedWords({ expectedMs: 95_000, basis: "usual" }).why).toBe("as it usually takes");
    expect(expectedWords({ expectedMs: null, basis: null }).length).toBe("not known");
  });
});

describe("how a run stands", () => {
  it("gives each outcome a word and a tone of its own", () => {
    const looks = Object.values(outcomeLooks);
    expect(new Set(looks.map(({ words }) => words)).size).toBe(5);
    expect(new Set(looks.map(({ tone }) => tone)).size).toBe(5);
  });

  it("names an open run by who is wanted, and one that is over by its outcome", () => {
    expect(runLook(planned("settle")).words).toBe("Under way");
    expect(runLook(planned("agree")).words).toBe("Waits for you");
    expect(runLook(cutOff).words).toBe("Cut off");
    expect(Object.values(ended).map((run) => runLook(run).words)).toEqual([
      "Done",
      "Incomplete",
      "Failed",
      "Unknown",
      "Refused",
    ]);
  });

  it("never says of a dry run that something took place", () => {
    expect(runName(dryRun)).toBe("Dry run: Planned switch");
    expect(runMeaning(dryRun)).toBe("It was gone through to its end; nothing was changed.");
    expect(changesWords(dryRun)).toBe("none, it is a dry run");
    expect(runLook(dryRun)).toEqual({ words: "Gone through", tone: "unsure" });
  });

  it("does not call a call that may have been sent no change", () => {
    expect(changesWords(planned("settle"))).toBe("a call was sent, or may have been");
    expect(changesWords(planned("agree"))).toBe("none so far");
    expect(changesWords(ended.refused)).toBe("none");
  });
});

describe("announcements", () => {
  it("tell the step and whose turn it is", () => {
    expect(presentStepWords(planned("swing"))).toBe("Step 7 of 8: Lead the site name to site2");
    expect(announcementOf(planned("swing"))).toBe("Step 7 of 8: Lead the site name to site2, yours to do.");
    expect(announcementOf(planned("settle"))).toBe("Step 6 of 8: Wait for both roles, under way.");
  });

  it("tell an end with its outcome and what to do", () => {
    expect(announcementOf(ended.failed)).toBe(
      "Planned switch ended: Failed. Both appliances kept their roles. Look at the command log, then begin again.",
    );
  });

  it("stay the same while only time goes by", () => {
    const later = createRunViews(nowMs + 30_000).planned("settle");
    expect(announcementOf(later)).toBe(announcementOf(planned("settle")));
  });
});

it("tells what a veto asks for by its weight and by whether it is known to hold", () => {
  const words = (weight: VetoHit["weight"], holds: VetoHit["holds"]) =>
    vetoWords({ condition: "conflict", weight, holds, message: "" });
  expect(words("hard", "yes")).toBe("Stops the run");
  expect(words("soft", "yes")).toBe("Needs your reason");
  expect(words("soft", "unknown")).toBe("Cannot be ruled out; needs your reason");
  expect(words("shown", "yes")).toBe("To know");
  expect(words("shown", "unknown")).toBe("Cannot be ruled out");
});
