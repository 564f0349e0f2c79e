/**
 * `npm test`: sets up what is missing and runs every check to the end. The static checks run beside the first suite, which waits
 * more than it computes; the browser specs come after it, for they judge by real time and want the machine to themselves. The last
 * line says how many passed and failed; the exit code is 1 when anything failed, crashed or did not run.
 */
import { summaryLine, sumOf } from "./checks/count-results.mjs";
import { runStaticCheck, runSuite } from "./checks/run-checks.mjs";
import { staticChecks } from "./checks/static-checks.mjs";
import { playwrightSuite, vitestSuite } from "./checks/suites.mjs";
import { ensureHeadlessShell, ensureSystemPackages } from "./checks/system-packages.mjs";
import { parseTestArguments, testUsage } from "./checks/test-arguments.mjs";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensureBuild } from "./setup/build.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { runtimeOfThisMachine } from "./setup/ensure-built.mjs";
import { createProgress } from "./setup/progress.mjs";
import { projectRoot as root } from "./setup/project-root.mjs";
import { reportFailure } from "./setup/report-failure.mjs";
import { stopCommandsOnSignal } from "./setup/run-command.mjs";

const oneFailed = { passed: 0, failed: 1, skipped: 0 };
const progress = createProgress(process.stdout);

/** @param {string} node */
async function tryToBuild(node) {
  try {
    await ensureBuild(root, node, progress);
    return true;
  } catch (error) {
    reportFailure(error);
    return false;
  }
}

/** @typedef {import("./checks/count-results.mjs").Counts} Counts */

/**
 * @param {string} node
 * @returns {Promise<Counts[]>}
 */
async function runStaticChecks(node) {
  const all = [];
  for (const check of staticChecks) all.push(await runStaticCheck(check, { root, node }));
  return all;
}

/**
 * @param {string} node
 * @param {ReturnType<typeof parseTestArguments>} chosen
 * @returns {Promise<Counts[]>}
 */
async function runSuites(node, { parts, filters }) {
  const isBuilt = await tryToBuild(node);
  const browser = await ensureBrowser(progress);
  const headless = parts.has("e2e") ? await ensureHeadlessShell(progress) : null;
  const place = { root, node, browser, headless: headless ?? browser, isAlone: parts.size === 1 };
  const all = [isBuilt ? { passed: 1, failed: 0, skipped: 0 } : oneFailed];
  if (parts.has("unit")) all.push(await runSuite(vitestSuite(filters), place));
  if (parts.has("e2e") && isBuilt) all.push(await runSuite(playwrightSuite(filters), place));
  if (parts.has("e2e") && !isBuilt) {
    progress.note("✗ playwright: not run, because there is no build of these sources to look at");
    all.push(oneFailed);
  }
  return all;
}

/**
 * @param {ReturnType<typeof parseTestArguments>} chosen
 * @returns {Promise<Counts[]>}
 */
async function runAll(chosen) {
  const runsCode = chosen.parts.has("unit") || chosen.parts.has("e2e");
  await ensureDependencies(root, progress);
  const node = runtimeOfThisMachine(root);
  if (runsCode) await ensureSystemPackages(progress);
  const all = await Promise.all([
    ...(runsCode ? [runSuites(node, chosen)] : []),
    ...(chosen.parts.has("static") ? [runStaticChecks(node)] : []),
  ]);
  return all.flat();
}

/** @returns {Promise<Counts[]>} */
async function test() {
  try {
    const chosen = parseTestArguments(process.argv.slice(2));
    if (!chosen.isHelp) return await runAll(chosen);
    progress.note(testUsage);
    return [];
  } catch (error) {
    reportFailure(error);
    return [oneFailed];
  }
}

stopCommandsOnSignal();
const results = await test();
const total = sumOf(results);
const failures = results.flatMap((one) => one.failures ?? []);
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.map((one) => `  ✗ ${one}`).join("\n")}\n`);
if (results.length > 0) process.stdout.write(`\n${summaryLine(total)}\n`);
process.exit(total.failed > 0 ? 1 : 0);
