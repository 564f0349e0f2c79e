/** The application's life: ready, windows, quit in its documented order, the single-instance lock. */
import { mkdirSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { closeBrowser } from "./browser.ts";
import { claimLock } from "./instance-lock.ts";
import { KnownEmitter, knownOnly, PreventableEvent, readiness } from "./strict.ts";

interface ClosableWindow {
  /** False when the window refused to close. */
  askToClose(): boolean;
}

const events = [
  "activate",
  "before-quit",
  "open-file",
  "quit",
  "ready",
  "second-instance",
  "web-contents-created",
  "will-quit",
  "window-all-closed",
];

class App extends KnownEmitter {
  readonly isPackaged = process.env["ELECTRON_DOUBLE_PACKAGED"] === "1";
  readonly windows = new Set<ClosableWindow>();
  readonly #whenReady = new Promise<void>((resolve) => this.once("ready", resolve));
  readonly #paths = new Map([
    ["userData", path.join(tmpdir(), `electron-double-profile-${process.pid}`)],
    ["downloads", path.join(homedir(), "Downloads")],
  ]);
  #isQuitting = false;
  #isEnding = false;

  constructor() {
    super("app", events);
    setImmediate(() => {
      readiness.becomeReady();
      this.emit("ready", new PreventableEvent());
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => this.quit());
  }

  whenReady = (): Promise<void> => this.#whenReady;
  isReady = (): boolean => readiness.isReady();

  enableSandbox(): void {
    readiness.forbid("app.enableSandbox()");
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known === undefined) throw new Error(`The Electron double has no path "${name}".`);
    return known;
  }

  /** Throws for a folder that is not there, as documented. */
  setPath(name: string, folder: string): void {
    this.getPath(name);
    if (!path.isAbsolute(folder) || !statSync(folder).isDirectory()) throw new Error("Path must be an existing folder");
    this.#paths.set(name, folder);
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath("userData");
    mkdirSync(folder, { recursive: true });
    return claimLock(folder, (argv, workingDirectory) => {
      void this.#whenReady.then(() =>
        this.emit("second-instance", new PreventableEvent(), argv, workingDirectory, null),
      );
    });
  }

  /** `before-quit`, every window's `close`, `will-quit`, `quit`; each but the last can stop it. */
  quit(): void {
    if (this.#isEnding) return;
    const before = new PreventableEvent();
    this.emit("before-quit", before);
    if (before.defaultPrevented) return;
    this.#isQuitting = true;
    const allClosed = [...this.windows].every((window) => window.askToClose());
    this.#isQuitting = allClosed;
    if (allClosed) this.#finishQuit();
  }

  /** At once and without asking: neither `before-quit` nor `will-quit`. */
  exit(code = 0): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.emit("quit", new PreventableEvent(), code);
    void closeBrowser().finally(() => process.exit(code));
  }

  windowClosed(window: ClosableWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.#isQuitting || this.#isEnding) return;
    if (!this.emit("window-all-closed")) this.quit();
  }

  #finishQuit(): void {
    const willQuit = new PreventableEvent();
    this.emit("will-quit", willQuit);
    this.#isQuitting = false;
    if (!willQuit.defaultPrevented) this.exit(0);
  }
}

/** With the parts that only the double itself uses. */
export const application = new App();
export const app = knownOnly("app", application);
