/** Runs the import rules as the command line does, over the product's tree or one of the same layout. */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectFolder } from "./project-files.ts";

export const cruiseConfigurations = [".dependency-cruiser.cjs", ".dependency-cruiser.run-time.cjs"];

export interface CruiseReport {
  /** Every file that was read, from the folder, and every package and built-in module that was found. */
  modules: string[];
  violations: { rule: string; file: string; target: string }[];
}

interface CruiseOutput {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

const require = createRequire(import.meta.url);
const tool = join(projectFolder, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

/** `folder` holds the configuration, package.json, tsconfig.json and node_modules; `paths` are looked at, from there. */
export async function cruise(folder: string, configuration: string, paths: string[]): Promise<CruiseReport> {
  const args = [tool, "--config", configuration, "--output-type", "json", "--preserve-symlinks", ...paths];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.startsWith("{")) resolve(stdout);
      else reject(new Error(`dependency-cruiser answered no JSON: ${stderr || stdout}`, { cause: error }));
    });
  });
  const { modules, summary } = JSON.parse(output) as CruiseOutput;
  return {
    modules: modules.map(({ source }) => source),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, file: from, target: to })),
  };
}

/** The names of all rules that the configurations hold, read from the configurations themselves. */
export function importRules(): string[] {
  const ruleSets = cruiseConfigurations.map(
    (file) => require(join(projectFolder, file)) as { forbidden: { name: string }[] },
  );
  return ruleSets.flatMap(({ forbidden }) => forbidden.map(({ name }) => name));
}
