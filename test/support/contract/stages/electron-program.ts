/**
 * A main program for the Electron double: one window with the built preload and the shell's own rules for documents. The
 * core is not here: each port is led through a socket to the test, which holds it. Arguments: port, preload, page folder.
 */
import { connect } from "node:net";
import { app, type BrowserWindow, session } from "electron";
import { createPageServer } from "../../../../electron/core/page/serve-page.ts";
import { declareAppScheme, serveAppScheme } from "../../../../electron/shell/app-scheme.ts";
import { serveDocuments } from "../../../../electron/shell/document-ports.ts";
import { startAddress } from "../../../../electron/shell/own-page.ts";
import { createWindow } from "../../../../electron/shell/window.ts";
import { messages } from "../../../fakes/electron-double/ipc-main.ts";
import { overJsonLines } from "./json-lines.ts";
import type { FromProgram, ToProgram } from "./program-messages.ts";

const [socketPort, preload = "", pages = ""] = process.argv.slice(2);
const portsToWindow = new Map<number, { hear(text: string): void }>();
let nextPort = 1;

const socket = connect({ host: "127.0.0.1", port: Number(socketPort) });
const lines = overJsonLines(socket, (value) => carryOut(value as ToProgram));
const tell = (message: FromProgram) => lines.send(message);

function carryOut(message: ToProgram): void {
  if ("post" in message) portsToWindow.get(message.port)?.hear(message.post);
  else strangerSays(message.stranger, message.channel, message.text);
}

/** As a message of that frame would come: another document's, a frame's within the page, or one of a frame that is gone. */
function strangerSays(frame: "foreign" | "inner" | "gone", channel: string, text: string | undefined): void {
  const [window] = windows;
  if (!window) throw new Error("there is no window to be a stranger to");
  const { webContents: sender } = window;
  const { mainFrame } = sender;
  const frames = {
    foreign: { url: "https://example.com/", parent: null },
    inner: { url: startAddress, parent: mainFrame },
    gone: null,
  };
  messages.emit(channel, { sender, senderFrame: frames[frame] }, "a name of its own", text);
}

const state = { read: () => undefined, write: () => undefined };
const windows = new Set<BrowserWindow>();

async function openWindow(): Promise<void> {
  const window = createWindow({ preload, devTools: false, state });
  windows.add(window);
  window.once("closed", () => windows.delete(window));
  window.webContents.on("render-process-gone", () => window.webContents.reload());
  window.webContents.on("did-finish-load", () => tell({ loaded: true }));
  await window.loadURL(startAddress);
}

app.enableSandbox();
declareAppScheme();
app.on("window-all-closed", () => void openWindow());
await app.whenReady();
serveAppScheme(session.defaultSession, createPageServer({ root: pages }));
serveDocuments({
  serve(port) {
    const id = nextPort++;
    portsToWindow.set(id, { hear: (text) => port.post(text) });
    tell({ port: id, opened: true });
    port.onMessage((text) => tell({ port: id, text }));
    port.onClose(() => tell({ port: id, closed: true }));
  },
  log: { info: () => undefined, warn: (warning) => tell({ warning }), error: (fault) => fault },
});
await openWindow();
