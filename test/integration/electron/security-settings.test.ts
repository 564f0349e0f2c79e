/** The Electron door's security settings, read from its source: what is set, and what is nowhere named. */
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { everyNode, projectRoot, readSources, words } from "../../support/source-syntax.ts";

const door = readSources(["electron/main.ts", "electron/preload.ts", "electron/shell/*.ts"]);
const filesWith = (word: string) => door.filter((file) => words(file).includes(word)).map(({ name }) => name);
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(projectRoot, file), "utf8"));

/** The `name: true` and `name: false` of an object in a file. */
function switches(fileName: string): Record<string, boolean> {
  const file = door.find(({ name }) => name === fileName);
  const found = everyNode(file?.syntax as ts.Node).filter(ts.isPropertyAssignment);
  const pairs = found.flatMap(({ name, initializer }): [string, boolean][] => {
    if (initializer.kind === ts.SyntaxKind.TrueKeyword) return [[name.getText(), true]];
    return initializer.kind === ts.SyntaxKind.FalseKeyword ? [[name.getText(), false]] : [];
  });
  return Object.fromEntries(pairs);
}

it("the door is read: it has its two entries and a shell", () => {
  const names = door.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["electron/main.ts", "electron/preload.ts", "electron/shell/window.ts"]),
  );
});

it("the window's preferences are the safe ones, each written out", () => {
  const { show, ...preferences } = switches("electron/shell/window.ts");
  expect(show).toBe(false);
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

it("the window's own scheme is secure and bypasses no policy", () => {
  expect(switches("electron/shell/app-scheme.ts")).toEqual({ standard: true, secure: true, supportFetchAPI: true });
});

it.each([
  "allowpopups",
  "appendSwitch",
  "BrowserView",
  "bypassCSP",
  "certificate-error",
  "disableBlinkFeatures",
  "enableBlinkFeatures",
  "executeJavaScript",
  "fromPartition",
  "ignore-certificate-errors",
  "insertCSS",
  "loadFile",
  "setCertificateVerifyProc",
  "WebContentsView",
])("%s is named nowhere", (word) => {
  expect(filesWith(word)).toEqual([]);
});

it.each(["http:", "https:", "file:"])("no page is loaded by a %s address", (scheme) => {
  const named = door.flatMap((file) => words(file).filter((word) => word.startsWith(scheme)));
  expect(named).toEqual([]);
});

it.each([
  ["BrowserWindow", ["electron/shell/crash-recovery.ts", "electron/shell/main-window.ts", "electron/shell/window.ts"]],
  ["openExternal", ["electron/shell/outside-links.ts"]],
  ["ipcMain", ["electron/shell/document-ports.ts"]],
  ["ipcRenderer", ["electron/preload.ts"]],
  ["contextBridge", ["electron/preload.ts"]],
  ["dialog", ["electron/shell/crash-recovery.ts", "electron/shell/save-dialog.ts", "electron/shell/start-failure.ts"]],
  ["loadURL", ["electron/shell/main-window.ts"]],
])("%s stands only where its rule is", (word, files) => {
  expect(filesWith(word)).toEqual(files);
});

it("a window is made in one place", () => {
  const places = door.flatMap(({ name, syntax }) =>
    everyNode(syntax)
      .filter((node) => ts.isNewExpression(node) && node.expression.getText() === "BrowserWindow")
      .map(() => name),
  );
  expect(places).toEqual(["electron/shell/window.ts"]);
});

it("no web contents may attach an embedded view", () => {
  const guards = door.flatMap(({ syntax }) =>
    everyNode(syntax).filter(
      (node): node is ts.CallExpression =>
        ts.isCallExpression(node) && node.arguments[0]?.getText() === '"will-attach-webview"',
    ),
  );
  expect(guards.map((guard) => guard.arguments[1]?.getText())).toEqual(["(event) => event.preventDefault()"]);
});

it("every channel checks its sender before anything else", () => {
  const callsOf = (callee: string) =>
    door.flatMap(({ syntax }) =>
      everyNode(syntax).filter(
        (node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText().startsWith(callee),
      ),
    );
  const listeners = callsOf("ipcMain.");
  expect(listeners.map((call) => call.expression.getText())).toEqual(["ipcMain.on"]);
  const listener = listeners[0]?.arguments[1];
  if (!listener || !ts.isArrowFunction(listener) || !ts.isBlock(listener.body)) throw new Error("not a plain listener");
  const [first, ...rest] = listener.body.statements;
  expect(rest).toEqual([]);
  expect(first && ts.isIfStatement(first) && first.expression.getText()).toMatch(/^isTrustedSender\(event\) && /);
  expect(callsOf("onTrusted").map((call) => call.arguments[0]?.getText())).toEqual([
    "bridgeChannels.hello",
    "bridgeChannels.message",
  ]);
});

it("Electron is an exact version of a line that still gets fixes, the same in the lock", () => {
  const { devDependencies } = readJson("package.json") as { devDependencies: Record<string, string> };
  const { packages } = readJson("package-lock.json") as { packages: Record<string, { version?: string }> };
  const version = devDependencies["electron"] ?? "";
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(45);
  expect(packages["node_modules/electron"]?.version).toBe(version);
});

it("every fuse has its state and its reason", () => {
  const fuses = readJson("resources/electron-fuses.json") as Record<string, { state: boolean; why: string }>;
  const states = Object.fromEntries(Object.entries(fuses).map(([name, { state }]) => [name, state]));
  expect(states).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
  for (const { why } of Object.values(fuses)) expect(why.length).toBeGreaterThan(20);
});

it("the door needs nothing that a fuse takes away", () => {
  for (const word of ["ELECTRON_RUN_AS_NODE", "NODE_OPTIONS", "NODE_EXTRA_CA_CERTS", "node:child_process"]) {
    expect(filesWith(word)).toEqual([]);
  }
});
