import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CruiseReport, cruise, cruiseConfigurations, importRules } from "../../support/house/cruise.ts";
import { obedientFiles, plantedViolations } from "../../support/house/planted-tree.ts";
import { filesIn, projectFolder, readProjectFiles } from "../../support/house/project-files.ts";

const layers = ["bin", "electron", "renderer", "scripts", "shared", "test"];

function plantTree(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pairdesk-import-rules-")));
  for (const file of [...cruiseConfigurations, "package.json", "tsconfig.json"]) {
    cpSync(join(projectFolder, file), join(folder, file));
  }
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"), "junction");
  const planted = plantedViolations.map(({ file, source }) => [file, source] as const);
  for (const [file, source] of [...planted, ...Object.entries(obedientFiles)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  return folder;
}

describe("import rules over a tree that breaks them", () => {
  let folder: string;
  let reported: string[];

  beforeAll(async () => {
    folder = plantTree();
    const reports = await Promise.all(
      cruiseConfigurations.map((file) =>
        cruise(
          folder,
          file,
          layers.filter((layer) => existsSync(join(folder, layer))),
        ),
      ),
    );
    reported = reports.flatMap(({ violations }) => violations.map(({ rule, file }) => `${rule}: ${file}`));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(importRules())("%s is reported where it is broken", (rule) => {
    const planted = plantedViolations.filter((violation) => violation.rule === rule);
    expect(planted, `no violation is planted for the rule ${rule}`).not.toEqual([]);
    expect(reported).toEqual(expect.arrayContaining(planted.map(({ file }) => `${rule}: ${file}`)));
  });

  test("nothing else is reported", () => {
    const planted = plantedViolations.map(({ rule, file }) => `${rule}: ${file}`);
    expect([...new Set(reported)].sort()).toEqual(planted.sort());
  });
});

describe("import rules over the product", () => {
  let reports: CruiseReport[];

  beforeAll(async () => {
    reports = await Promise.all(cruiseConfigurations.map((file) => cruise(projectFolder, file, layers)));
  }, 60_000);

  test("every source file is read", () => {
    const sources = filesIn(readProjectFiles(), layers).filter(({ path }) => /\.(tsx?|mjs|cjs)$/.test(path));
    expect(sources.length).toBeGreaterThan(50);
    for (const { modules } of reports) expect(modules).toEqual(expect.arrayContaining(sources.map(({ path }) => path)));
  });

  test("no rule is broken", () => {
    expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
  });
});
