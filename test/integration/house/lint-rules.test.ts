import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectFolder } from "../../support/house/project-files.ts";

/** What the house style asks for, and a file that breaks it. The line of a rule is the last of its file. */
const planted: [rule: string, file: string, source: string][] = [
  ["nursery/noFloatingPromises", "shared/a/floats.ts", "import { later } from './later.ts';\nlater();\n"],
  ["suspicious/noExplicitAny", "shared/a/anything.ts", "export const a = (b: any) => b;\n"],
  ["suspicious/noConsole", "electron/core/prints.ts", "console.log(1);\n"],
  ["style/noNonNullAssertion", "shared/a/asserts.ts", "export const a = (b: string[]) => b[0]!.length;\n"],
  ["style/noDefaultExport", "shared/a/default.ts", "export default 1;\n"],
  ["style/noEnum", "shared/a/counts.ts", "export enum A { B }\n"],
  ["style/useFilenamingConvention", "shared/a/camelCase.ts", "export const a = 1;\n"],
  ["style/useImportType", "shared/a/types.ts", "import { A } from './later.ts';\nexport type B = A;\n"],
  ["style/useNodejsImportProtocol", "electron/core/old.ts", "import { join } from 'path';\nexport const a = join;\n"],
  ["style/noRestrictedImports", "renderer/full.ts", "import { z } from 'zod';\nexport const a = z;\n"],
  ["correctness/noNodejsModules", "renderer/node.ts", "import { join } from 'node:path';\nexport const a = join;\n"],
  [
    "correctness/useImportExtensions",
    "shared/a/short.ts",
    "import { later } from './later';\nexport const a = later;\n",
  ],
  ["correctness/noUnusedVariables", "shared/a/unused.ts", "export const a = () => {\n  const b = 1;\n};\n"],
  [
    "correctness/useExhaustiveDependencies",
    "renderer/effect.tsx",
    "import { useEffect } from 'react';\nexport function A({ b }: { b: () => void }) {\n  useEffect(() => b(), []);\n}\n",
  ],
  ["a11y/useAltText", "renderer/picture.tsx", "export const A = () => <img src='a.png' />;\n"],
  ["a11y/useKeyWithClickEvents", "renderer/click.tsx", "export const A = () => <p onClick={() => undefined}>a</p>;\n"],
  [
    "suspicious/noFocusedTests",
    "test/unit/only.test.ts",
    "import { test } from 'vitest';\ntest.only('a', () => undefined);\n",
  ],
  [
    "suspicious/noSkippedTests",
    "test/unit/skip.test.ts",
    "import { test } from 'vitest';\ntest.skip('a', () => undefined);\n",
  ],
];

/** Allowed where they stand. */
const obedient: Record<string, string> = {
  "shared/a/later.ts":
    "export type A = string;\nexport const later = async (): Promise<A> => await Promise.resolve('a');\n",
  "electron/terminal/prints.ts": "console.log(1);\n",
  "vitest.config.ts": "export default {};\n",
  "out/built.ts": "export default (b: any) => b;\n",
};

interface LintReport {
  diagnostics: { category: string; location: { path: string | { file: string } } }[];
}

describe("lint rules over files that break them", () => {
  let folder: string;
  let reported: string[];

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "pairdesk-lint-rules-")));
    for (const file of ["biome.json", ".gitignore", "package.json"])
      cpSync(join(projectFolder, file), join(folder, file));
    const sources = [...planted.map(([, file, source]) => [file, source] as const), ...Object.entries(obedient)];
    for (const [file, source] of sources) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), source);
    }
    reported = lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(planted)("%s is reported in %s", (rule, file) => {
    expect(reported).toContain(`lint/${rule}: ${file}`);
  });

  test("files that only come near are left alone", () => {
    expect(reported.filter((line) => Object.keys(obedient).some((file) => line.endsWith(`: ${file}`)))).toEqual([]);
  });
});

function lint(folder: string): string[] {
  const tool = join(projectFolder, "node_modules/@biomejs/biome/bin/biome");
  const args = [tool, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (!stdout.startsWith("{")) throw new Error(`Biome answered no JSON: ${stderr || stdout}`);
  const { diagnostics } = JSON.parse(stdout) as LintReport;
  return diagnostics.map(
    ({ category, location: { path } }) => `${category}: ${typeof path === "string" ? path : path.file}`,
  );
}
