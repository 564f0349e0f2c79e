/** Runs checks and suites and shows what they say. One that fails does not keep another from running. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { formatDuration } from "../setup/progress.mjs";
import { runCommand } from "../setup/run-command.mjs";
import { judgeSuite } from "./count-results.mjs";
import { createEmptyHome, inDesktopSession } from "./desktop-session.mjs";

/** Long enough for the slowest machine; a suite that hangs must not hang the run. */
const suiteLimitMs = 30 * 60_000;
const checkLimitMs = 5 * 60_000;

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/**
 * @param {string} name
 * @param {string | null} problem
 * @param {number} startedAt
 */
function sayResult(name, problem, startedAt) {
  say(
    `${problem === null ? "✓" : "✗"} ${name} (${formatDuration(performance.now() - startedAt)})${problem === null ? "" : `: ${problem}`}`,
  );
}

/**
 * @param {import("./static-checks.mjs").StaticCheck} check
 * @param {{ root: string, node: string }} place
 * @returns {Promise<import("./count-results.mjs").Counts>}
 */
export async function runStaticCheck(check, { root, node }) {
  const startedAt = performance.now();
  const program = path.join(root, "node_modules", ...check.program.split("/"));
  const result = await runCommand(node, [program, ...check.args], { cwd: root, timeLimitMs: checkLimitMs });
  const exit = result.timedOut ? "time limit reached" : `exit code ${result.code}`;
  const problem = result.code === 0 ? (check.doubt?.(result.output) ?? null) : exit;
  if (problem !== null) say(result.output.trimEnd());
  sayResult(check.name, problem, startedAt);
  if (problem === null) return { passed: 1, failed: 0, skipped: 0 };
  return { passed: 0, failed: 1, skipped: 0, failures: [`${check.name}: ${problem}`] };
}

/**
 * @typedef {{
 *   name: string,
 *   command: (reportFile: string) => string[],
 *   env: (reportFile: string) => Record<string, string>,
 *   needsDisplay: boolean,
 *   count: (report: unknown) => import("./count-results.mjs").Counts | null,
 *   failures: (report: unknown) => string[],
 * }} Suite `command` without the Node that runs it
 *
 * @param {Suite} suite
 * @param {{ root: string, node: string, browser: string, headless: string, isAlone: boolean }} place `headless`: a browser for what
 *   is not shown; `isAlone`: nothing else is running that writes lines, otherwise each of the suite's own bears its name
 * @returns {Promise<import("./count-results.mjs").Counts>}
 */
export async function runSuite(suite, { root, node, browser, headless, isAlone }) {
  const startedAt = performance.now();
  const reportFile = path.join(root, "test-results", "reports", `${suite.name}.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  say(`… ${suite.name}`);
  const home = createEmptyHome(process.env, process.platform);
  // A Ctrl-C leaves through process.exit, which runs this.
  process.on("exit", home.remove);
  try {
    const [program = node, ...args] = inDesktopSession([node, ...suite.command(reportFile)], {
      platform: process.platform,
      node,
      needsDisplay: suite.needsDisplay,
    });
    const env = {
      ...home.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env["PATH"] ?? ""}`,
      PAIRDESK_BROWSER: browser,
      PAIRDESK_HEADLESS: headless,
      // Hundreds of processes read the same sources; what one has compiled the next need not. A third of their start.
      NODE_COMPILE_CACHE: path.join(root, ".setup", "compiled"),
      ...suite.env(reportFile),
    };
    const output = isAlone
      ? { isShown: true }
      : { onLine: /** @param {string} line */ (line) => say(`${suite.name} │ ${line}`) };
    const result = await runCommand(program, args, { cwd: root, env, timeLimitMs: suiteLimitMs, ...output });
    const report = readReport(reportFile);
    const { counts, problem } = judgeSuite(suite.count(report), result.code);
    const words = result.timedOut
      ? "time limit reached"
      : (problem ?? (counts.failed > 0 ? `${counts.failed} failed` : null));
    sayResult(suite.name, words, startedAt);
    return {
      ...counts,
      failures: [...suite.failures(report), ...(problem === null ? [] : [`${suite.name}: ${problem}`])],
    };
  } finally {
    process.off("exit", home.remove);
    home.remove();
  }
}

/**
 * @param {string} file
 * @returns {unknown} null when there is no report or only a part of one
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
