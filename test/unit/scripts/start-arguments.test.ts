import path from "node:path";
import { expect, test } from "vitest";
import { parseStartArguments } from "../../../scripts/setup/start-arguments.mjs";

test("everything but the door goes on to the door, unknown options too", () => {
  expect(parseStartArguments(["--practice", "--door", "chromium", "--bogus"], "/home/ada")).toEqual({
    isHelp: false,
    door: "chromium",
    forDoor: ["--practice", "--bogus"],
  });
});

test.each([[["--data", "pairs"]], [["--data=pairs"]]])(
  "the data folder in %j is the one the person sees, not one below the program",
  (args) => {
    expect(parseStartArguments(args, "/home/ada").forDoor).toEqual(["--data", path.resolve("/home/ada", "pairs")]);
  },
);

test("a saved history is the one the person sees, and other words are left for the door to refuse", () => {
  expect(parseStartArguments(["week.pairhistory", "week.txt"], "/home/ada").forDoor).toEqual([
    path.resolve("/home/ada", "week.pairhistory"),
    "week.txt",
  ]);
});

test("a data option without a folder is left for the door to refuse", () => {
  expect(parseStartArguments(["--data"], "/home/ada").forDoor).toEqual(["--data"]);
});

test("an unknown door is refused with the two that exist", () => {
  expect(() => parseStartArguments(["--door=firefox"], "/")).toThrow("--door firefox is not a door");
});
