import { expect, it } from "vitest";
import { readCommandLine } from "../../../electron/shell/command-line.ts";

it.each([
  [[], { practice: false, dataFolder: undefined, historyFiles: [] }],
  [["--practice"], { practice: true, dataFolder: undefined, historyFiles: [] }],
  [["--data", "/tmp/a b"], { practice: false, dataFolder: "/tmp/a b", historyFiles: [] }],
  [["--data=/tmp/x", "--practice"], { practice: true, dataFolder: "/tmp/x", historyFiles: [] }],
  [["--data"], { practice: false, dataFolder: undefined, historyFiles: [] }],
  [["--data="], { practice: false, dataFolder: undefined, historyFiles: [] }],
  [["--no-sandbox", "--ozone-platform=x11", "--practice"], { practice: true, dataFolder: undefined, historyFiles: [] }],
  [
    ["--data", "/tmp/x", "here/Last week.PAIRHISTORY", "pairs.json", "--ozone-platform", "x11"],
    { practice: false, dataFolder: "/tmp/x", historyFiles: ["here/Last week.PAIRHISTORY"] },
  ],
])("%j gives %j", (given, wanted) => {
  expect(readCommandLine(["electron", ".", ...given])).toEqual(wanted);
});

it("a packaged program has no path of its own on the line", () => {
  expect(readCommandLine(["pairdesk", "--practice"])).toEqual({
    practice: true,
    dataFolder: undefined,
    historyFiles: [],
  });
});
