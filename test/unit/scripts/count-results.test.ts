import { expect, test } from "vitest";
import {
  countPlaywright,
  countVitest,
  judgeSuite,
  summaryLine,
  sumOf,
} from "../../../scripts/checks/count-results.mjs";

test("vitest's passed, failed, skipped and planned tests are counted", () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [{ status: "failed", assertionResults: [{ status: "failed" }] }],
  };
  expect(countVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test("a test file that could not be loaded counts as failed", () => {
  const report = { numPassedTests: 7, numFailedTests: 0, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(countVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test("a Playwright test that passed only when repeated counts as failed", () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

test("an error outside of any Playwright test counts as failed", () => {
  const report = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: "no such page" }] };
  expect(countPlaywright(report)?.failed).toBe(1);
});

test.each([null, "", [], {}, { stats: {} }, { numPassedTests: "7" }])("%j is not taken for a report", (report) => {
  expect(countVitest(report)).toBeNull();
  expect(countPlaywright(report)).toBeNull();
});

test("a runner that left no report has failed", () => {
  expect(judgeSuite(null, 139)).toMatchObject({ counts: { failed: 1 }, problem: expect.stringContaining("139") });
});

test("a suite that ran no test has failed although its runner was content", () => {
  const { counts } = judgeSuite({ passed: 0, failed: 0, skipped: 12 }, 0);
  expect(counts).toEqual({ passed: 0, failed: 1, skipped: 12 });
});

test("a runner that ends badly without a failed test has failed", () => {
  expect(judgeSuite({ passed: 9, failed: 0, skipped: 0 }, 1).counts.failed).toBe(1);
});

test("a good run is left as it is", () => {
  expect(judgeSuite({ passed: 9, failed: 0, skipped: 0 }, 0)).toEqual({
    counts: { passed: 9, failed: 0, skipped: 0 },
    problem: null,
  });
});

test("the last line names skipped tests only when there are any", () => {
  const all = [
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 0 },
  ];
  expect(summaryLine(sumOf(all))).toBe("5 passed, 1 failed");
  expect(summaryLine({ passed: 5, failed: 0, skipped: 2 })).toBe("5 passed, 0 failed, 2 skipped");
});
