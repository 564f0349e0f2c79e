/**
 * From what a test runner reports to three numbers. A runner that crashed, ran nothing or disagrees with its own exit code has
 * failed, whatever its report says.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts `failures`: in words
 * @typedef {{ counts: Counts, problem: string | null }} SuiteOutcome `problem` says why a failure was added that no test reported
 */

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
function at(value, key) {
  return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value)[key] : undefined;
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function countAt(value, key) {
  const count = at(value, key);
  return typeof count === "number" && Number.isInteger(count) && count >= 0 ? count : null;
}

/**
 * @param {unknown} report vitest's JSON report
 * @returns {Counts | null} null when this is no such report
 */
export function countVitest(report) {
  const passed = countAt(report, "numPassedTests");
  const failed = countAt(report, "numFailedTests");
  const files = at(report, "testResults");
  if (passed === null || failed === null || !Array.isArray(files)) return null;
  // A file that could not even be loaded has no tests to fail.
  const broken = files.filter((file) => {
    const tests = at(file, "assertionResults");
    return (
      at(file, "status") === "failed" &&
      !(Array.isArray(tests) && tests.some((test) => at(test, "status") === "failed"))
    );
  }).length;
  const skipped = (countAt(report, "numPendingTests") ?? 0) + (countAt(report, "numTodoTests") ?? 0);
  return { passed, failed: failed + broken, skipped };
}

/**
 * A test that passed only when it was repeated counts as failed: what it showed the first time was real.
 * @param {unknown} report Playwright's JSON report
 * @returns {Counts | null} null when this is no such report
 */
export function countPlaywright(report) {
  const stats = at(report, "stats");
  const passed = countAt(stats, "expected");
  const unexpected = countAt(stats, "unexpected");
  const flaky = countAt(stats, "flaky");
  const skipped = countAt(stats, "skipped");
  const errors = at(report, "errors");
  if (passed === null || unexpected === null || flaky === null || skipped === null) return null;
  return { passed, failed: unexpected + flaky + (Array.isArray(errors) ? errors.length : 0), skipped };
}

/**
 * @param {Counts | null} counts
 * @param {number} exitCode
 * @returns {SuiteOutcome}
 */
export function judgeSuite(counts, exitCode) {
  if (counts === null) {
    return {
      counts: { passed: 0, failed: 1, skipped: 0 },
      problem: `it ended with exit code ${exitCode} and without a report`,
    };
  }
  if (counts.passed + counts.failed === 0) return { counts: { ...counts, failed: 1 }, problem: "it ran no test" };
  if (exitCode !== 0 && counts.failed === 0) {
    return { counts: { ...counts, failed: 1 }, problem: `it ended with exit code ${exitCode} although no test failed` };
  }
  return { counts, problem: null };
}

/** @param {readonly Counts[]} all */
export function sumOf(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
