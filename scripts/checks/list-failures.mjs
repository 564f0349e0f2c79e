/**
 * What failed, by name and with the first words of why: told once more behind everything else, because whoever is shown only the
 * end of a long output should still learn it.
 */
import { stripVTControlCharacters } from "node:util";

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
const at = (value, key) =>
  typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value)[key] : undefined;

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
const listOf = (value) => (Array.isArray(value) ? value : []);

/** Lines of a message that are told. */
const mostLines = 12;

/** @param {unknown} message */
function shortened(message) {
  const lines = stripVTControlCharacters(String(message ?? ""))
    .trim()
    .split("\n");
  return lines.slice(0, mostLines).join("\n    ");
}

/**
 * @param {unknown} report vitest's JSON report
 * @returns {string[]}
 */
export function vitestFailures(report) {
  return listOf(at(report, "testResults")).flatMap((file) => {
    const failed = listOf(at(file, "assertionResults")).filter((one) => at(one, "status") === "failed");
    const name = String(at(file, "name") ?? "");
    if (failed.length === 0)
      return at(file, "status") === "failed" ? [`${name}\n    ${shortened(at(file, "message"))}`] : [];
    return failed.map((one) => {
      const [message] = listOf(at(one, "failureMessages"));
      return `${name} › ${String(at(one, "fullName") ?? at(one, "title"))}\n    ${shortened(message)}`;
    });
  });
}

/**
 * @param {unknown} report Playwright's JSON report
 * @returns {string[]}
 */
export function playwrightFailures(report) {
  const outside = listOf(at(report, "errors")).map((error) => shortened(at(error, "message")));
  return [...outside, ...listOf(at(report, "suites")).flatMap(failuresOfSuite)];
}

/**
 * @param {unknown} suite
 * @returns {string[]}
 */
function failuresOfSuite(suite) {
  const own = listOf(at(suite, "specs"))
    .filter((spec) => at(spec, "ok") === false)
    .map((spec) => {
      const results = listOf(at(spec, "tests")).flatMap((test) => listOf(at(test, "results")));
      const error = results.map((result) => at(result, "error")).find((one) => one !== undefined);
      return `${String(at(spec, "file"))}:${String(at(spec, "line"))} › ${String(at(spec, "title"))}\n    ${shortened(at(error, "message"))}`;
    });
  return [...own, ...listOf(at(suite, "suites")).flatMap(failuresOfSuite)];
}
