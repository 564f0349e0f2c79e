/**
 * A double of the `electron` module, as far as the documentation says how it behaves, with Chromium for its windows. It
 * is strict: what it does not know, it refuses, and what must happen before or after ready throws otherwise. A name that
 * is missing here fails when the main program is linked.
 */
import "./control.ts";

export { app } from "./app.ts";
export { BrowserWindow } from "./browser-window.ts";
export { nativeTheme, powerMonitor, screen, shell } from "./desktop.ts";
export { dialog } from "./dialog.ts";
export { ipcMain } from "./ipc-main.ts";
export { Menu } from "./menu.ts";
export { protocol, session } from "./session.ts";
export { utilityProcess } from "./utility-process.ts";
