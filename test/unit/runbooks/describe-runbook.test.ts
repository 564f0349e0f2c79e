import { describe, expect, test } from "vitest";
import { describeRunbook, runbookDescriptionSchema } from "../../../shared/runbooks/describe-runbook.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { runbookIds } from "../../../shared/runbooks/runbook.ts";
import { sampleFacts } from "../../../shared/runbooks/sample-facts.ts";

describe("a procedure described", () => {
  test.each(runbookIds)("%s has the pinned form", (id) => {
    const described = describeRunbook(writeRunbook(id, sampleFacts));
    expect(runbookDescriptionSchema.parse(JSON.parse(JSON.stringify(described)))).toEqual(described);
    const ids = described.inputs.map((input) => input.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names the input by which a way back syncs first or not", () => {
    const { inputs } = describeRunbook(writeRunbook("switch-back", sampleFacts));
    expect(inputs.find(({ id }) => id === "sync-first")).toEqual({
      id: "sync-first",
      kind: "choice",
      values: ["no", "yes"],
    });
  });

  test("has a manual step answered with done", () => {
    const { inputs } = describeRunbook(writeRunbook("planned-switch", sampleFacts));
    expect(inputs.find(({ id }) => id === "swing")).toEqual({ id: "swing", kind: "done", values: ["done"] });
  });

  test("gives all values of an input that is asked in more than one form", () => {
    const { inputs } = describeRunbook(writeRunbook("resolve-conflict", sampleFacts));
    expect(inputs.find(({ id }) => id === "type-name")).toEqual({
      id: "type-name",
      kind: "confirm",
      values: ["site1", "site2"],
    });
  });
});
