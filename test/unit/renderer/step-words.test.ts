import { describe, expect, it } from "vitest";
import { foldedWords, stepLook, tallyOf } from "../../../renderer/words/step-words.ts";
import { createRunViews } from "../../fixtures/run-views.ts";

const { planned, ended } = createRunViews(Date.parse("2026-03-02T09:00:00.000Z"));
const run = planned("settle");
const stepOf = (kind: string) => {
  const found = run.steps.find((step) => step.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return { ...found, status: "done" as const, outcome: null, backup: null };
};

describe("a step in words", () => {
  it("is not reached when the run is over and it is still ahead", () => {
    const ahead = { ...stepOf("wait"), status: "ahead" as const };
    expect(stepLook(run, ahead).words).toBe("ahead");
    expect(stepLook(ended.failed, ahead).words).toBe("not reached");
  });

  it("is only shown where a dry run goes past a call, a wait or a deed of a person", () => {
    const dry = { ...run, isDryRun: true, steps: [] };
    for (const kind of ["action", "wait", "manual"]) {
      expect(stepLook(dry, stepOf(kind))).toEqual({ words: "only shown", tone: "unsure" });
      expect(stepLook(run, stepOf(kind)).words).toBe("done");
    }
    expect(stepLook(dry, stepOf("check")).words).toBe("done");
    expect(stepLook(dry, stepOf("question")).words).toBe("done");
  });

  it("is only shown where a dry run would look at what it has not changed", () => {
    const check = { ...stepOf("check"), id: "after" };
    const steps = [{ ...stepOf("manual"), id: "by-hand" }, check];
    expect(stepLook({ ...run, isDryRun: true, steps }, check).words).toBe("only shown");
    expect(stepLook({ ...run, isDryRun: false, steps }, check).words).toBe("done");
  });
});

describe("steps that are over", () => {
  it("are counted by how they ended, and what speaks against it stands first", () => {
    const statuses = ["done", "unclear", "done", "skipped", "against", "done"] as const;
    expect(foldedWords(6)).toBe("Steps 1 to 6 are over");
    expect(tallyOf(statuses.map((status) => ({ status }))).map(({ words }) => words)).toEqual([
      "1 against it",
      "1 not known",
      "1 skipped",
      "3 done",
    ]);
  });
});
