import { countPlaywright, countVitest } from "./count-results.mjs";
import { playwrightFailures, vitestFailures } from "./list-failures.mjs";

/**
 * @param {readonly string[]} filters
 * @returns {import("./run-checks.mjs").Suite}
 */
export const vitestSuite = (filters) => ({
  name: "vitest",
  command: (reportFile) => [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
    // Vitest colours its output even where it goes to a file.
    ...(process.stdout.isTTY ? [] : ["--no-color"]),
    ...filters,
  ],
  env: () => ({}),
  needsDisplay: false,
  count: countVitest,
  failures: vitestFailures,
});

/**
 * @param {readonly string[]} filters
 * @returns {import("./run-checks.mjs").Suite}
 */
export const playwrightSuite = (filters) => ({
  name: "playwright",
  command: () => ["node_modules/@playwright/test/cli.js", "test", "--reporter=line,json", ...filters],
  env: (reportFile) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }),
  needsDisplay: true,
  count: countPlaywright,
  failures: playwrightFailures,
});
