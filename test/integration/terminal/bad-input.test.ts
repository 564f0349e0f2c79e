import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { emptyPlace, runTerminal } from "../../support/terminal/run-terminal.ts";

/** Refused with code 3 and words on standard error alone: no output, no stack. Answers with the words. */
async function refusal(args: readonly string[], input = ""): Promise<string> {
  const { code, stdout, stderr } = await runTerminal(args, { input });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).not.toMatch(/^\s+at /m);
  return stderr;
}

function write(content: string): string {
  const file = path.join(temporaryFolder(), "file.json");
  writeFileSync(file, content);
  return file;
}

const { id: _id, practice: _practice, ...definition } = samplePair("p1");
const pairsFile = (change: object = {}): string =>
  JSON.stringify({ schema: "pairdesk-pairs/1", pairs: [{ ...definition, ...change }] }, null, 2);

describe("the pairs file", () => {
  test("that is not there is named", async () => {
    const file = path.join(temporaryFolder(), "no-such.json");
    expect(await refusal(["status", "--pairs", file])).toMatch(
      new RegExp(`${file} cannot be read.*\n.*Check the path`),
    );
  });

  test("that is a folder is named", async () => {
    const folder = temporaryFolder();
    expect(await refusal(["status", "--pairs", folder])).toContain(`${folder} cannot be read`);
  });

  test("that is not JSON is named with the line", async () => {
    const file = write(pairsFile().replace('"normalPrimary"', "normalPrimary"));
    const line =
      readFileSync(file, "utf8")
        .split("\n")
        .findIndex((text) => text.includes("normalPrimary")) + 1;
    expect(await refusal(["status", "--pairs", file])).toContain(`${file} is not JSON, line ${line}.`);
  });

  test("that is empty or cut off is named", async () => {
    expect(await refusal(["status", "--pairs", write("")])).toContain("is not JSON");
    expect(await refusal(["status", "--pairs", write(pairsFile().slice(0, 90))])).toContain("is not JSON");
  });

  test.each<[what: string, content: string, field: RegExp]>([
    ["another schema", JSON.stringify({ schema: "pairdesk-pairs/2", pairs: [definition] }), /schema: /],
    ["no pairs", JSON.stringify({ schema: "pairdesk-pairs/1", pairs: [] }), /pairs: /],
    ["a list", "[]", /the document: /],
    ["an unknown method", pairsFile({ network: { method: "magic" } }), /pairs\.0\.network\.method: /],
    ["an address with https", pairsFile({ site: { host: "https://a.example" } }), /site\.host: .*without https/],
    ["a primary that is neither", pairsFile({ normalPrimary: "site3" }), /normalPrimary: .*one of the two/],
    [
      "appliances of one name",
      pairsFile({ appliances: [definition.appliances[0], definition.appliances[0]] }),
      /appliances: .*different names/,
    ],
    [
      "a reserved name",
      pairsFile({ appliances: [{ ...definition.appliances[0], name: "nobody" }, definition.appliances[1]] }),
      /appliances\.0\.name: .*reserved/,
    ],
  ])("with %s is refused with the field's name", async (_what, content, field) => {
    const file = write(content);
    const words = await refusal(["status", "--pairs", file]);
    expect(words).toContain(`${file} does not fit.`);
    expect(words).toMatch(field);
  });
});

describe("the secrets", () => {
  const secret = "the secret in the file";

  test.each<[what: string, content: string, words: RegExp]>([
    ["not JSON", `{ "Pair p1/site1": "${secret}`, /is not JSON/],
    ["of the wrong shape", JSON.stringify({ "Pair p1/site1": [secret] }), /does not fit/],
    [
      "for appliances that no pair has",
      JSON.stringify({ "Pair p1/sitE1": secret }),
      /Pair p1\/sitE1.*\n.*Pair p1\/site1/,
    ],
  ])("%s are refused without repeating one", async (_what, content, words) => {
    const pairs = write(pairsFile());
    for (const [from, input] of [
      [write(content), ""],
      ["-", content],
    ] as const) {
      const told = await refusal(["status", "--pairs", pairs, "--secrets", from], input);
      expect(told).toMatch(words);
      expect(told).toContain(from === "-" && !told.includes("no pair has") ? "standard input" : "");
      expect(told).not.toContain(secret);
    }
  });
});

describe("the command line", () => {
  test.each([
    [["status", "--nonsense"], "--nonsense"],
    [["nonsense"], "nonsense"],
    [["status", "--practice", "--scenario", "nonsense"], "nonsense"],
    [["status", "--pairs"], "--pairs"],
    [["practice", "--write"], "--write"],
  ])("%j is refused by name", async (args, word) => {
    expect(await refusal(args)).toContain(word);
  });

  test("help and version are answers, not errors", async () => {
    const help = await runTerminal(["--help"]);
    expect(help).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/status[\s\S]*watch[\s\S]*practice/),
    });
    expect(await runTerminal(["--version"])).toMatchObject({ code: 0, stdout: "0.1.0\n" });
  });

  test("without a pairs file and without stored pairs it says what to name, and makes no folder", async () => {
    const place = emptyPlace();
    const { code, stderr } = await runTerminal(["status"], { place });
    expect(code).toBe(3);
    expect(stderr).toMatch(/No pairs are stored.*\n.*--pairs FILE.*--practice/);
  });

  test("a folder that practice cannot write is named", async () => {
    const file = write("mine");
    expect(await refusal(["practice", "--write", path.join(file, "below")])).toContain(file);
    expect(readFileSync(file, "utf8")).toBe("mine");
  });
});

describe("a database that is damaged", () => {
  const damaged = (): string => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "pairdesk.db"), "not a database, and more than nothing".repeat(200));
    return folder;
  };

  test("is named by status, which touches nothing", async () => {
    const folder = damaged();
    expect(await refusal(["status", "--data", folder])).toContain(path.join(folder, "pairdesk.db"));
    expect(readdirSync(folder)).toEqual(["pairdesk.db"]);
  });

  test("is set aside by watch, which says so and where", async () => {
    const folder = damaged();
    const words = await refusal(["watch", "--data", folder]);
    const aside = readdirSync(folder).find((name) => name.includes(".bad-"));
    expect(aside).toBeDefined();
    expect(words).toContain(aside);
    expect(words).toContain("No pairs are stored");
  });
});
