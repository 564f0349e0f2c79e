import { expect, it } from "vitest";
import { readCommandLine } from "../../../electron/shell/command-line.ts";

it.each([
  [[], { practice: false, dataFolder: undefined }],
  [["--practice"], { practice: true, dataFolder: undefined }],
  [["--data", "/tmp/a b"], { practice: false, dataFolder: "/tmp/a b" }],
  [["--data=/tmp/x", "--practice"], { practice: true, dataFolder: "/tmp/x" }],
  [["--data"], { practice: false, dataFolder: undefined }],
  [["--data="], { practice: false, dataFolder: undefined }],
  [["--no-sandbox", "--ozone-platform=x11", "--practice"], { practice: true, dataFolder: undefined }],
])("%j gives %j", (given, wanted) => {
  expect(readCommandLine(["electron", ".", ...given])).toEqual(wanted);
});

it("a packaged program has no path of its own on the line", () => {
  expect(readCommandLine(["pairdesk", "--practice"])).toEqual({ practice: true, dataFolder: undefined });
});
