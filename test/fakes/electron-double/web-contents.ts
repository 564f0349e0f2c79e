/** The program's view of a page: its events, its frame, its messages. */
import { toChromium } from "./addresses.ts";
import { announce } from "./control.ts";
import { messages } from "./ipc-main.ts";
import { openPage, type PageDriver, type PageEvents } from "./page-driver.ts";
import { records } from "./records.ts";
import { downloads } from "./session.ts";
import { cloned, KnownEmitter, PreventableEvent } from "./strict.ts";

type WindowOpenHandler = (details: { url: string; disposition: string }) => { action: "deny" | "allow" };

const events = [
  "destroyed",
  "did-finish-load",
  "did-navigate",
  "did-start-navigation",
  "render-process-gone",
  "will-attach-webview",
  "will-frame-navigate",
  "will-navigate",
  "will-redirect",
];

class NavigationEvent extends PreventableEvent {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isSameDocument: boolean;
  constructor(url: string, isMainFrame: boolean, isSameDocument = false) {
    super();
    this.url = url;
    this.isMainFrame = isMainFrame;
    this.isSameDocument = isSameDocument;
  }
}

let nextId = 1;

export class WebContents extends KnownEmitter {
  readonly id = nextId++;
  #url = "";
  #driver: PageDriver | undefined;
  #isDestroyed = false;
  #windowOpenHandler: WindowOpenHandler | undefined;
  readonly #onEnd: () => void;

  constructor(onEnd: () => void) {
    super("webContents", events);
    this.#onEnd = onEnd;
  }

  get mainFrame() {
    return { url: this.#url, parent: null, detached: false };
  }

  isDestroyed = (): boolean => this.#isDestroyed;
  getURL = (): string => this.#url;

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    this.#driver?.send(channel, cloned(values));
  }

  reload(): void {
    this.#driver?.reload();
  }

  async load(address: string, page: { preload: string; size: { width: number; height: number } }): Promise<void> {
    toChromium(address);
    const driver = await openPage({ ...page, events: this.#pageEvents() });
    if (this.#isDestroyed) {
      await driver.close();
      throw new Error(`ERR_ABORTED (-3) loading '${address}'`);
    }
    this.#driver = driver;
    const finished = new Promise((resolve) => this.once("did-finish-load", () => resolve(undefined)));
    await driver.load(address);
    await finished;
    announce("window-shown");
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    void this.#driver?.close().catch(() => undefined);
    this.emit("destroyed");
  }

  #pageEvents(): PageEvents {
    return {
      message: (channel, values) => {
        const event = { sender: this, senderFrame: this.mainFrame, frameId: 1, processId: 1, ports: [], type: "frame" };
        messages.emit(channel, event, ...values);
      },
      navigating: (address, isMainFrame, isSameDocument) => {
        this.emit("did-start-navigation", new NavigationEvent(address, isMainFrame, isSameDocument));
      },
      navigated: (address) => {
        this.#url = address;
        this.emit("did-navigate", new PreventableEvent(), address, 200, "OK");
      },
      mayNavigate: (address, isMainFrame) => {
        const event = new NavigationEvent(address, isMainFrame);
        this.emit("will-frame-navigate", event);
        if (isMainFrame && !event.defaultPrevented) this.emit("will-navigate", event, address);
        return !event.defaultPrevented;
      },
      windowWanted: (url) => {
        const answer = this.#windowOpenHandler?.({ url, disposition: "new-window" });
        if (answer?.action !== "deny") records.violations.push(`a new window would have opened: ${url}`);
      },
      download: () => {
        const event = new PreventableEvent();
        downloads.emit("will-download", event, {}, this);
        if (event.defaultPrevented) records.deniedDownloads.push(this.#url);
        else records.violations.push("a download would have started");
      },
      loaded: () => this.emit("did-finish-load"),
      crashed: () => this.emit("render-process-gone", new PreventableEvent(), { reason: "crashed", exitCode: 5 }),
      closed: () => this.#onEnd(),
      preloadFailed: (text) => records.violations.push(`the preload failed: ${text}`),
    };
  }
}
