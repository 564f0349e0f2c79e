import { describe, expect, test } from "vitest";
import { overlongFiles } from "../../support/house/file-length.ts";
import { machineTraces } from "../../support/house/machine-traces.ts";
import { filesIn, productFolders, readIgnoreFile, readProjectFiles } from "../../support/house/project-files.ts";
import { unfinishedPlaces } from "../../support/house/unfinished-words.ts";

const files = readProjectFiles();
const linesOf = (count: number): string => "a\n".repeat(count);

describe("the files that are looked at", () => {
  test("are those of the project, from all its folders", () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["package.json", "package-lock.json", ".gitignore", "biome.json"]));
    for (const folder of ["electron", "shared", "renderer", "test", "scripts"]) {
      expect(filesIn(files, [folder]).length, folder).toBeGreaterThan(0);
    }
    expect(paths.filter((path) => /(^|\/)(node_modules|out|\.git)\//.test(path))).toEqual([]);
  });

  test("leave out what git ignores, and a pattern that is not understood is refused", () => {
    const isIgnored = readIgnoreFile("# built\nout/\n*.log\n");
    expect(["out", "a.log", ".git", "outside", "log"].filter(isIgnored)).toEqual(["out", "a.log", ".git"]);
    expect(() => readIgnoreFile("!keep/this")).toThrow(/does not understand|do not understand/);
  });
});

describe("length", () => {
  test("no file of the product is longer than 400 lines and no entry reaches 80", () => {
    expect(overlongFiles(files)).toEqual([]);
  });

  test("a long file and a long entry are found, shorter ones are not", () => {
    const planted = [
      { path: "shared/domain/long.ts", text: linesOf(401) },
      { path: "shared/domain/full.ts", text: linesOf(400) },
      { path: "electron/main.ts", text: linesOf(80) },
      { path: "electron/preload.ts", text: linesOf(79) },
      { path: "test/unit/long.test.ts", text: linesOf(900) },
    ];
    expect(overlongFiles(planted)).toEqual(["shared/domain/long.ts: 401 lines", "electron/main.ts: 80 lines"]);
  });
});

describe("completeness", () => {
  test("nothing in the product says that it is unfinished", () => {
    expect(unfinishedPlaces(filesIn(files, productFolders))).toEqual([]);
  });

  test("each way of saying so is found", () => {
    const lines = [
      "// TODO: later",
      "/* FIXME */",
      "Coming soon!",
      'throw new Error("Not implemented")',
      "not yet implemented",
    ];
    expect(unfinishedPlaces([{ path: "a.ts", text: lines.join("\n") }])).toHaveLength(lines.length);
    expect(unfinishedPlaces([{ path: "a.ts", text: "const todos = implemented;" }])).toEqual([]);
  });
});

describe("traces of the machine it was written on", () => {
  test("there are none", () => {
    expect(machineTraces(files)).toEqual([]);
  });

  test("a folder of that machine and the checkout itself are found, an address with such a path is not", () => {
    const trace = (folder: string): string => `cache = "/${folder}/pairdesk"`;
    const text = [
      trace("root"),
      trace("work"),
      "see /elsewhere/pairdesk/a",
      ["https://example.com", "root", "a"].join("/"),
    ].join("\n");
    expect(machineTraces([{ path: "a.ts", text }], "/elsewhere/pairdesk")).toEqual(["a.ts:1", "a.ts:2", "a.ts:3"]);
  });
});
