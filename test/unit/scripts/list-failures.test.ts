import { expect, test } from "vitest";
import { playwrightFailures, vitestFailures } from "../../../scripts/checks/list-failures.mjs";

test("a failed test is named with its file and the beginning of its message, without colours", () => {
  const message = `\u001b[31mAssertionError\u001b[39m: expected 1 to be 2${"\n    at somewhere".repeat(40)}`;
  const failed = { status: "failed", fullName: "the pair is protected", failureMessages: [message] };
  const report = { testResults: [{ name: "a.test.ts", assertionResults: [{ status: "passed" }, failed] }] };
  const [only, ...more] = vitestFailures(report);
  expect(more).toEqual([]);
  expect(only).toMatch(/^a\.test\.ts › the pair is protected\n {4}AssertionError: expected 1 to be 2/);
  expect(only?.split("\n").length).toBeLessThan(15);
});

test("a file that could not be loaded is named", () => {
  const report = {
    testResults: [{ name: "b.test.ts", status: "failed", message: "no such module", assertionResults: [] }],
  };
  expect(vitestFailures(report)).toEqual(["b.test.ts\n    no such module"]);
});

test("a failed browser test is found however deep it lies, and so is an error outside of any", () => {
  const spec = {
    ok: false,
    file: "c.spec.ts",
    line: 7,
    title: "opens",
    tests: [{ results: [{ error: { message: "late" } }] }],
  };
  const report = { errors: [{ message: "no such page" }], suites: [{ suites: [{ specs: [{ ok: true }, spec] }] }] };
  expect(playwrightFailures(report)).toEqual(["no such page", "c.spec.ts:7 › opens\n    late"]);
});

test.each([null, "", [], {}])("%j names nothing", (report) => {
  expect(vitestFailures(report)).toEqual([]);
  expect(playwrightFailures(report)).toEqual([]);
});
