import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildIsCurrent, ensureBuild } from "../../../scripts/setup/build.mjs";
import { linkCommand } from "../../../scripts/setup/command-link.mjs";
import { electronBinary, fetchElectron, hasFailedBefore } from "../../../scripts/setup/electron-binary.mjs";
import { oneAtATime } from "../../../scripts/setup/one-at-a-time.mjs";
import { createProgress } from "../../../scripts/setup/progress.mjs";
import { runCommand } from "../../../scripts/setup/run-command.mjs";
import { fingerprint } from "../../../scripts/setup/stamp.mjs";

let root = "";
let said: string[] = [];
const progress = createProgress({ write: (text: string) => said.push(text) });

function put(file: string, content: string) {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
}

/** A builder with the place and the results of the real one. */
const builder = (exitCode: number) => `
  import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
  appendFileSync("builds.txt", "x");
  for (const folder of ["main", "preload", "renderer"]) mkdirSync("out/" + folder, { recursive: true });
  for (const file of ["main/main.js", "main/chromium.js", "main/terminal.js", "main/practice-appliance.js", "main/keychain.js", "main/worker.js", "preload/preload.cjs", "renderer/index.html"])
    writeFileSync("out/" + file, "");
  console.error("the builder's own words");
  process.exit(${exitCode});
`;
const builds = () =>
  existsSync(path.join(root, "builds.txt")) ? readFileSync(path.join(root, "builds.txt"), "utf8").length : 0;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "pairdesk-set-up-"));
  said = [];
  put("package.json", '{ "type": "module" }');
  put("electron/main.ts", "one");
  put("node_modules/electron-vite/bin/electron-vite.js", builder(0));
  put("node_modules/electron-vite/package.json", '{ "type": "module" }');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("builds once, and again only when a source changed", async () => {
  await ensureBuild(root, process.execPath, progress);
  await ensureBuild(root, process.execPath, progress);
  expect(builds()).toBe(1);
  put("electron/core/new.ts", "two");
  expect(buildIsCurrent(root)).toBe(false);
  await ensureBuild(root, process.execPath, progress);
  expect(builds()).toBe(2);
});

test("builds again when a result is missing, or when told to", async () => {
  await ensureBuild(root, process.execPath, progress);
  rmSync(path.join(root, "out", "preload"), { recursive: true });
  await ensureBuild(root, process.execPath, progress);
  await ensureBuild(root, process.execPath, progress, { isForced: true });
  expect(builds()).toBe(3);
});

test("commands started together build once", async () => {
  await Promise.all([1, 2, 3].map(() => ensureBuild(root, process.execPath, progress)));
  expect(builds()).toBe(1);
  expect(existsSync(path.join(root, ".setup", "lock"))).toBe(false);
});

test("a failed build shows the builder's words and is not taken for a build", async () => {
  put("node_modules/electron-vite/bin/electron-vite.js", builder(4));
  await expect(ensureBuild(root, process.execPath, progress)).rejects.toThrow(
    /exit code 4[\s\S]*the builder's own words/,
  );
  expect(buildIsCurrent(root)).toBe(false);
});

test("a fingerprint follows contents and names, not times", () => {
  const before = fingerprint(root, ["electron", "not-there"]);
  utimesSync(path.join(root, "electron", "main.ts"), 1, 1);
  expect(fingerprint(root, ["electron", "not-there"])).toBe(before);
  put("electron/main.ts", "two");
  expect(fingerprint(root, ["electron"])).not.toBe(before);
});

test("a lock of a process that is gone is taken over", async () => {
  const gone = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    child.on("exit", () => resolve(child.pid ?? 0));
  });
  put(".setup/lock", String(gone));
  expect(
    await oneAtATime(
      root,
      () => undefined,
      () => Promise.resolve("done"),
    ),
  ).toBe("done");
});

test("Electron is fetched by its own installer, and a failure is remembered by version", async () => {
  put("node_modules/electron/package.json", '{ "version": "45.0.0", "type": "commonjs" }');
  put("node_modules/electron/install.js", 'console.error("Error: getaddrinfo ENOTFOUND github.com"); process.exit(1);');
  expect(hasFailedBefore(root)).toBe(false);
  expect(await fetchElectron(root, process.execPath, progress)).toBeNull();
  expect(said.join("")).toContain("getaddrinfo ENOTFOUND github.com");
  expect(hasFailedBefore(root)).toBe(true);
  put("node_modules/electron/package.json", '{ "version": "46.0.0", "type": "commonjs" }');
  expect(hasFailedBefore(root)).toBe(false);
});

test("an Electron of another version or without its program does not count as present", async () => {
  put("node_modules/electron/package.json", '{ "version": "45.0.0" }');
  put("node_modules/electron/path.txt", "electron");
  put("node_modules/electron/dist/version", "44.9.0");
  expect(electronBinary(root)).toBeNull();
  put("node_modules/electron/dist/version", "v45.0.0");
  expect(electronBinary(root)).toBeNull();
});

test("a command is stopped with everything it started when its time is over", async () => {
  const script = `require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
    setInterval(() => {}, 1000)`;
  // The grandchild holds the output open: the result arrives only when it is gone, too.
  const result = await runCommand(process.execPath, ["-e", script], { cwd: root, timeLimitMs: 500 });
  expect(result.timedOut).toBe(true);
  expect(result.code).toBeGreaterThan(128);
});

test("a command that does not exist is an exit code and not a crash", async () => {
  const result = await runCommand(path.join(root, "nothing-here"), [], { cwd: root });
  expect(result.code).toBe(127);
});

test.skipIf(process.platform === "win32")("npx finds the command through a link in the dependencies", async () => {
  put("bin/pairdesk.mjs", 'process.stdout.write(process.argv.slice(2).join("+"));');
  linkCommand(root, process.platform);
  const link = path.join(root, "node_modules", ".bin", "pairdesk");
  const result = await runCommand(link, ["status", "--json"], {
    cwd: os.tmpdir(),
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env["PATH"] ?? ""}` },
  });
  expect(result).toMatchObject({ code: 0, output: "status+--json\n" });
});

test("the setup modules need nothing but Node", async () => {
  const folder = fileURLToPath(new URL("../../../scripts/", import.meta.url));
  const entry = path.join(folder, "start.mjs");
  const result = await runCommand(process.execPath, [entry, "--help"], { cwd: root, env: { PATH: "" } });
  expect(result.output).toContain("Usage: npm start");
});
