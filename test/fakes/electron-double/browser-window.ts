/** A window: its checked options, its place, its life. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { app, application } from "./app.ts";
import { type Records, records } from "./records.ts";
import { KnownEmitter, knownOnly, PreventableEvent, readiness } from "./strict.ts";
import { WebContents } from "./web-contents.ts";

interface Options {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  minWidth?: number;
  minHeight?: number;
  title?: string;
  show?: boolean;
  backgroundColor?: string;
  webPreferences?: Record<string, unknown>;
}

const knownOptions = new Set([
  "x",
  "y",
  "width",
  "height",
  "minWidth",
  "minHeight",
  "title",
  "show",
  "backgroundColor",
  "webPreferences",
]);

/** Anything else would be weaker than what the double shows. */
const safePreferences: Record<string, boolean> = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  sandbox: true,
  spellcheck: false,
  webSecurity: true,
  webviewTag: false,
};

class DoubleWindow extends KnownEmitter {
  readonly webContents: WebContents;
  readonly #record: Records["windows"][number];
  readonly #bounds: { x: number; y: number; width: number; height: number };
  readonly #preload: string;
  #isDestroyed = false;
  #isMinimized = false;

  constructor(options: Options = {}) {
    readiness.need("BrowserWindow");
    super("BrowserWindow", ["close", "closed", "ready-to-show"]);
    this.#preload = checkedPreload(options);
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.#bounds = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    for (const value of Object.values(this.#bounds)) {
      if (!Number.isInteger(value)) throw new TypeError("Window bounds must be whole numbers.");
    }
    const { width: shownWidth, height: shownHeight } = this.#bounds;
    const background = options.backgroundColor ?? "#ffffff";
    this.#record = {
      width: shownWidth,
      height: shownHeight,
      isShown: options.show !== false,
      isMaximized: false,
      focusCount: 0,
      background,
    };
    records.windows.push(this.#record);
    this.webContents = knownOnly("webContents", new WebContents(() => this.close()));
    application.windows.add(this);
    app.emit("web-contents-created", new PreventableEvent(), this.webContents);
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.load(address, { preload: this.#preload, size: this.#bounds });
  }

  isDestroyed = (): boolean => this.#isDestroyed;
  isMinimized = (): boolean => this.#isMinimized;
  isMaximized = (): boolean => this.#record.isMaximized;
  getNormalBounds = () => ({ ...this.#bounds });
  show(): void {
    this.#record.isShown = true;
  }
  focus(): void {
    this.#mustLive();
    this.#record.focusCount += 1;
  }
  restore(): void {
    this.#isMinimized = false;
  }
  maximize(): void {
    this.#record.isMaximized = true;
    this.#record.isShown = true;
  }

  close(): void {
    this.askToClose();
  }

  askToClose(): boolean {
    if (this.#isDestroyed) return true;
    const event = new PreventableEvent();
    this.emit("close", event);
    if (event.defaultPrevented) return false;
    this.#isDestroyed = true;
    this.webContents.destroy();
    this.emit("closed");
    application.windowClosed(this);
    return true;
  }

  #mustLive(): void {
    if (this.#isDestroyed) throw new TypeError("Object has been destroyed");
  }
}

/** `new` on it gives a window that knows only what the class knows. */
export const BrowserWindow = new Proxy(DoubleWindow, {
  construct: (target, [options]: [Options?]) => knownOnly("BrowserWindow", new target(options)),
});

function checkedPreload(options: Options): string {
  for (const key of Object.keys(options)) {
    if (!knownOptions.has(key)) throw new Error(`The Electron double does not know the window option ${key}.`);
  }
  const { preload, devTools, ...preferences } = options.webPreferences ?? {};
  if (devTools !== undefined && typeof devTools !== "boolean") throw new TypeError("devTools must be a boolean.");
  for (const [name, safe] of Object.entries(safePreferences)) {
    if (preferences[name] !== safe)
      throw new Error(`webPreferences.${name} must be ${safe} for the double to show the page.`);
    delete preferences[name];
  }
  const [unknown] = Object.keys(preferences);
  if (unknown !== undefined) throw new Error(`The Electron double does not know webPreferences.${unknown}.`);
  if (typeof preload !== "string" || !path.isAbsolute(preload))
    throw new Error("preload script must have absolute path");
  if (path.extname(preload) === ".mjs") throw new Error("A sandboxed preload must be CommonJS.");
  return readFileSync(preload, "utf8");
}
