import { expect, test } from "vitest";
import { chooseDoor } from "../../../scripts/setup/choose-door.mjs";
import { reasonAgainstElectron } from "../../../scripts/setup/electron-binary.mjs";

interface Situation {
  reason?: string;
  binary?: string;
  hasFailed?: boolean;
  fetched?: string;
}

function machine({ reason, binary, hasFailed = false, fetched }: Situation) {
  const did: string[] = [];
  return {
    did,
    reasonAgainstElectron: () => reason ?? null,
    electronBinary: () => binary ?? null,
    hasFailedBefore: () => hasFailed,
    fetchElectron: () => {
      did.push("fetch electron");
      return Promise.resolve(fetched ?? null);
    },
    ensureBrowser: () => {
      did.push("browser");
      return Promise.resolve("/usr/bin/chromium");
    },
    note: (text: string) => {
      did.push(text);
    },
  };
}

const inBrowser = { door: "chromium", browser: "/usr/bin/chromium" };

test("Electron opens when its program is there, and nothing is fetched", async () => {
  const here = machine({ binary: "/e/electron" });
  expect(await chooseDoor(null, here)).toEqual({ door: "electron", program: "/e/electron" });
  expect(here.did).toEqual([]);
});

test("a missing Electron is fetched and opened", async () => {
  const here = machine({ fetched: "/e/electron" });
  expect(await chooseDoor(null, here)).toEqual({ door: "electron", program: "/e/electron" });
});

test("a browser opens when Electron cannot be fetched", async () => {
  const here = machine({});
  expect(await chooseDoor(null, here)).toEqual(inBrowser);
  expect(here.did).toEqual(["fetch electron", "browser"]);
});

test("after a failed attempt Electron is not tried again and nothing is said", async () => {
  const here = machine({ hasFailed: true });
  expect(await chooseDoor(null, here)).toEqual(inBrowser);
  expect(here.did).toEqual(["browser"]);
});

test("where Electron would lose its sandbox a browser opens, told in one line, and nothing is fetched", async () => {
  const here = machine({ reason: "no sandbox as root", binary: "/e/electron" });
  expect(await chooseDoor(null, here)).toEqual(inBrowser);
  expect(here.did).toEqual([
    "Electron is not used: no sandbox as root. Opening in a browser window instead.",
    "browser",
  ]);
});

test("the browser door can be forced although Electron is there", async () => {
  expect(await chooseDoor("chromium", machine({ binary: "/e/electron" }))).toEqual(inBrowser);
});

test("a forced Electron never falls back to a browser", async () => {
  await expect(chooseDoor("electron", machine({ hasFailed: true }))).rejects.toThrow("could not be fetched");
  await expect(chooseDoor("electron", machine({ reason: "no sandbox as root" }))).rejects.toThrow("no sandbox as root");
});

const plain = { platform: "linux", isRoot: false, readText: () => null, hasSetuidHelper: false };
const restricted = (file: string) => (file.endsWith("apparmor_restrict_unprivileged_userns") ? "1\n" : null);

test("Electron keeps its sandbox for a plain user, on a Mac and on Windows", () => {
  expect(reasonAgainstElectron(plain)).toBeNull();
  expect(reasonAgainstElectron({ ...plain, platform: "darwin", isRoot: true })).toBeNull();
  expect(reasonAgainstElectron({ ...plain, platform: "win32" })).toBeNull();
});

test("Electron is refused as root even with its helper set up", () => {
  expect(reasonAgainstElectron({ ...plain, isRoot: true, hasSetuidHelper: true })).toContain("root");
});

test("without user namespaces Electron needs the helper that an administrator set up", () => {
  expect(reasonAgainstElectron({ ...plain, readText: restricted })).toMatch(/user namespaces/);
  expect(reasonAgainstElectron({ ...plain, readText: restricted, hasSetuidHelper: true })).toBeNull();
});
