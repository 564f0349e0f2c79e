import { SetupError } from "../setup/setup-error.mjs";

export const testUsage = `Usage: npm test -- [static] [unit] [e2e] [filter…]

Without a name everything runs. A filter (names of test files) goes to the one suite that is named.

  static   types, lint, import rules, dead code
  unit     unit, integration, contract and fault tests (vitest)
  e2e      the console in a browser (Playwright)`;

/** @typedef {"static" | "unit" | "e2e"} Part */

/** @type {readonly Part[]} */
const parts = ["static", "unit", "e2e"];

/**
 * @param {readonly string[]} args
 * @returns {{ isHelp: boolean, parts: Set<Part>, filters: string[] }}
 */
export function parseTestArguments(args) {
  if (args.includes("--help") || args.includes("-h")) return { isHelp: true, parts: new Set(), filters: [] };
  const chosen = parts.filter((part) => args.includes(part));
  const filters = args.filter((arg) => !parts.some((part) => part === arg));
  if (filters.length > 0 && (chosen.length !== 1 || chosen[0] === "static")) {
    throw new SetupError(`It is not clear what "${filters.join(" ")}" is meant for.`, testUsage);
  }
  return { isHelp: false, parts: new Set(chosen.length === 0 ? parts : chosen), filters };
}
