/**
 * The checks that read the code and do not run it. Each is one program with its arguments, run by the product's Node.
 *
 * @typedef {{ name: string, program: string, args: string[], doubt?: (output: string) => string | null }} StaticCheck
 *   `doubt` looks at the output of a check that succeeded and says why it cannot be believed
 */

/**
 * A checker that read nothing finds nothing wrong.
 * @param {string} output
 */
function readNoModules(output) {
  const modules = /(\d+) modules/.exec(output)?.[1];
  return modules !== undefined && Number(modules) > 0 ? null : "it read no modules";
}

const code = ["electron", "renderer", "shared", "bin", "scripts", "test"];

/** @type {readonly StaticCheck[]} */
export const staticChecks = [
  { name: "types", program: "typescript/bin/tsc", args: ["-p", "tsconfig.json"] },
  { name: "types of the window", program: "typescript/bin/tsc", args: ["-p", "renderer/tsconfig.json"] },
  { name: "types of the browser specs", program: "typescript/bin/tsc", args: ["-p", "test/e2e/tsconfig.json"] },
  {
    name: "lint and format",
    program: "@biomejs/biome/bin/biome",
    args: ["ci", "--error-on-warnings", "--colors=off", "."],
  },
  {
    name: "import rules",
    program: "dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["--config", ".dependency-cruiser.cjs", ...code],
    doubt: readNoModules,
  },
  {
    name: "import rules at run time",
    program: "dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["--config", ".dependency-cruiser.run-time.cjs", ...code],
    doubt: readNoModules,
  },
  { name: "dead code", program: "knip/bin/knip.js", args: [] },
];
