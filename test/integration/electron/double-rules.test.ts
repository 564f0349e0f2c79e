/** The double of the electron module is believed because it refuses what Electron refuses. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../support/source-syntax.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const register = path.join(projectRoot, "test/fakes/electron-double/register.ts");

/** Runs a main program in the double; it ends itself. */
function run(program: string, files: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const main = path.join(folder, "main.mjs");
  writeFileSync(main, `import * as electron from "electron";\nconst folder = ${JSON.stringify(folder)};\n${program}`);
  const child = spawn(process.execPath, ["--import", register, main], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

const safe = `webPreferences: { preload: folder + "/preload.cjs", sandbox: true, contextIsolation: true,
  nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
  allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
  spellcheck: false }`;
const scheme = `electron.protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true } }]);`;
const ready = "await electron.app.whenReady();";

it.each([
  ["a window before ready", "new electron.BrowserWindow({});", "before the app is ready"],
  ["the session before ready", "electron.session.defaultSession;", "before the app is ready"],
  ["the displays before ready", "electron.screen.getAllDisplays();", "before the app is ready"],
  ["a utility process before ready", 'electron.utilityProcess.fork(folder + "/main.mjs");', "before the app is ready"],
  ["the sandbox after ready", `${ready} electron.app.enableSandbox();`, "must be called before the app is ready"],
  ["schemes after ready", `${ready} ${scheme}`, "must be called before the app is ready"],
  ["schemes twice", `${scheme} ${scheme}`, "only once"],
  [
    "a second handler of a scheme",
    `${scheme} ${ready} for (const _ of [1, 2]) electron.session.defaultSession.protocol.handle("app", () => new Response());`,
    "Failed to register protocol",
  ],
  [
    "a handler for a scheme nobody declared",
    `${ready} electron.session.defaultSession.protocol.handle("app", () => new Response());`,
    "not registered as privileged",
  ],
  [
    "a second handler of a channel",
    'for (const _ of [1, 2]) electron.ipcMain.handle("a", () => 1);',
    "Attempted to register a second handler",
  ],
  ["a member it does not know", "electron.app.setBadgeCount(1);", "does not know app.setBadgeCount"],
  [
    "a module it does not know",
    'import { clipboard } from "electron";',
    "does not provide an export named 'clipboard'",
  ],
  ["an event it never emits", 'electron.app.on("no-such-event", () => {});', 'emits no "no-such-event"'],
  ["a menu role that does not exist", 'electron.Menu.buildFromTemplate([{ role: "reboot" }]);', "Unknown menu role"],
  ["a user data folder that is not there", 'electron.app.setPath("userData", folder + "/none");', "ENOENT"],
  [
    "a window option it does not know",
    `${ready} new electron.BrowserWindow({ frameless: true, ${safe} });`,
    "does not know the window option frameless",
  ],
  [
    "a window without the sandbox",
    `${ready} new electron.BrowserWindow({ ${safe.replace("sandbox: true", "sandbox: false")} });`,
    "webPreferences.sandbox must be true",
  ],
  [
    "a preload that is a module",
    `${ready} new electron.BrowserWindow({ ${safe.replace("preload.cjs", "preload.mjs")} });`,
    "must be CommonJS",
  ],
  [
    "a message that cannot be cloned",
    `${ready} electron.utilityProcess.fork(folder + "/child.mjs").postMessage({ call: () => 1 });`,
    "could not be cloned",
  ],
])("refuses %s", async (_what, program, complaint) => {
  const { code, output } = await run(program, { "preload.cjs": "", "child.mjs": "" });
  expect(output).toContain(complaint);
  expect(code).not.toBe(0);
});

it("a preload may require electron alone", async () => {
  const program = `${scheme} ${ready}
    electron.session.defaultSession.protocol.handle("app", () => new Response("page"));
    const { records } = await import(${JSON.stringify(path.join(projectRoot, "test/fakes/electron-double/records.ts"))});
    await new electron.BrowserWindow({ ${safe} }).loadURL("app://page/");
    console.log(JSON.stringify(records.violations));
    electron.app.exit(0);`;
  const { output } = await run(program, { "preload.cjs": 'require("electron"); require("node:fs");' });
  expect(output.trim()).toBe('["the preload failed: Error: module not found: node:fs"]');
});

it.each([
  [
    "webUtils has only what the double knows",
    'require("electron").webUtils.getFileIcon',
    "does not know webUtils.getFileIcon",
  ],
  [
    "getPathForFile takes a file alone",
    'require("electron").webUtils.getPathForFile("/etc/passwd")',
    "conversion failure",
  ],
])("of a preload: %s", async (_what, preload, complaint) => {
  const program = `${scheme} ${ready}
    electron.session.defaultSession.protocol.handle("app", () => new Response("page"));
    const { records } = await import(${JSON.stringify(path.join(projectRoot, "test/fakes/electron-double/records.ts"))});
    await new electron.BrowserWindow({ ${safe} }).loadURL("app://page/");
    console.log(JSON.stringify(records.violations));
    electron.app.exit(0);`;
  const { output } = await run(program, { "preload.cjs": preload });
  expect(output).toContain(complaint);
});

it("quitting asks in the documented order, and what is prevented does not happen", async () => {
  const program = `for (const name of ["before-quit", "will-quit", "quit"]) electron.app.on(name, () => console.log(name));
    electron.app.once("will-quit", (event) => { event.preventDefault(); setImmediate(() => electron.app.quit()); });
    ${ready} electron.app.quit();`;
  const { code, output } = await run(program);
  expect(output.trim().split("\n")).toEqual(["before-quit", "will-quit", "before-quit", "will-quit", "quit"]);
  expect(code).toBe(0);
});

it("a utility process has a parent port and no channel of Node's, and its messages wait for a listener", async () => {
  const child = `process.parentPort.on("message", ({ data }) =>
    process.parentPort.postMessage({ got: data, send: typeof process.send }));`;
  const program = `${ready} const child = electron.utilityProcess.fork(folder + "/child.mjs", [], { serviceName: "a" });
    console.log(child.pid);
    child.postMessage({ n: 1 });
    child.on("message", (message) => { console.log(JSON.stringify(message)); process.kill(child.pid, "SIGKILL"); });
    child.on("exit", () => { console.log(child.pid); electron.app.exit(0); });`;
  const { output } = await run(program, { "child.mjs": child });
  expect(output.trim().split("\n")).toEqual(["undefined", '{"got":{"n":1},"send":"undefined"}', "undefined"]);
});
