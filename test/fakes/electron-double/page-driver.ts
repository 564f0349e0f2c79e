/**
 * One window's page in Chromium, over one DevTools session, so that what happens in it arrives in order: messages of a
 * document never after the navigation that ended it.
 */
import { randomUUID } from "node:crypto";
import type { CDPSession } from "playwright-core";
import { fromChromium, toChromium } from "./addresses.ts";
import { openBrowser } from "./browser.ts";
import { denyPermissions } from "./page-permissions.ts";
import { answerRequest, type PausedRequest } from "./page-requests.ts";
import { pageWorldSource, preloadWorldSource } from "./worlds.ts";

export interface PageEvents {
  message(channel: string, values: unknown[]): void;
  /** It has begun and may still be called off. */
  navigating(address: string, isMainFrame: boolean, isSameDocument: boolean): void;
  navigated(address: string): void;
  /** False when the program prevents it. */
  mayNavigate(address: string, isMainFrame: boolean): boolean;
  windowWanted(address: string): void;
  download(): void;
  loaded(): void;
  crashed(): void;
  closed(): void;
  preloadFailed(text: string): void;
}

export interface PageDriver {
  /** Rejects with Chromium's error text. */
  load(address: string): Promise<void>;
  reload(): void;
  send(channel: string, values: unknown[]): void;
  close(): Promise<void>;
}

const world = "electron-preload";

export async function openPage(options: {
  preload: string;
  size: { width: number; height: number };
  events: PageEvents;
}): Promise<PageDriver> {
  const { events } = options;
  const browser = await openBrowser();
  const page = await browser.newPage();
  const cdp = await browser.context.newCDPSession(page);
  const binding = `toMain${randomUUID().replaceAll("-", "")}`;
  const channel = randomUUID();
  let preloadContext: number | undefined;
  let ownLoad = false;

  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.name === world) preloadContext = context.id;
  });
  cdp.on("Runtime.executionContextsCleared", () => {
    preloadContext = undefined;
  });
  cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name === binding) receive(payload, events, (id) => void tellPlace(cdp, preloadContext, id));
  });
  cdp.on("Page.frameStartedNavigating", ({ frameId, url, navigationType }) => {
    const isSameDocument = navigationType === "sameDocument" || navigationType === "historySameDocument";
    events.navigating(fromChromium(url), frameId === mainFrameId, isSameDocument);
  });
  cdp.on("Page.frameNavigated", ({ frame }) => {
    if (frame.parentId === undefined) events.navigated(fromChromium(frame.url));
  });
  cdp.on("Page.loadEventFired", () => events.loaded());
  cdp.on("Page.windowOpen", ({ url }) => events.windowWanted(fromChromium(url)));
  cdp.on("Page.downloadWillBegin", () => events.download());
  cdp.on("Inspector.targetCrashed", () => events.crashed());
  page.on("close", () => events.closed());
  page.on("popup", (popup) => void popup.close().catch(() => undefined));
  cdp.on("Fetch.requestPaused", (request: PausedRequest & { frameId: string }) => {
    const isByProgram = ownLoad;
    if (request.resourceType === "Document") ownLoad = false;
    void answerRequest(cdp, request, (address) => {
      return isByProgram || events.mayNavigate(address, request.frameId === mainFrameId);
    });
  });

  const { frameTree } = await cdp.send("Page.getFrameTree");
  const mainFrameId = frameTree.frame.id;
  await prepare(cdp, { binding, channel, preload: options.preload, size: options.size });
  await denyPermissions(browser.context);

  return {
    async load(address) {
      ownLoad = true;
      const { errorText } = await cdp.send("Page.navigate", { url: toChromium(address) });
      if (errorText) throw new Error(`${errorText} loading '${address}'`);
    },
    reload() {
      ownLoad = true;
      cdp.send("Page.reload").catch(() => undefined);
    },
    send(channel, values) {
      // Without a document that has run its preload the message is lost, as in Electron.
      if (preloadContext === undefined) return;
      const text = JSON.stringify(values);
      cdp
        .send("Runtime.callFunctionOn", {
          functionDeclaration: "function (channel, text) { globalThis.fromMain(channel, text); }",
          executionContextId: preloadContext,
          arguments: [{ value: channel }, { value: text }],
        })
        .catch(() => undefined);
    },
    close: () => page.close(),
  };
}

async function prepare(
  cdp: CDPSession,
  options: { binding: string; channel: string; preload: string; size: { width: number; height: number } },
): Promise<void> {
  const { binding, channel, preload, size } = options;
  await cdp.send("Page.enable");
  await cdp.send("Runtime.enable");
  await cdp.send("Inspector.enable");
  await cdp.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
  await cdp.send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 1, mobile: false });
  await cdp.send("Runtime.addBinding", { name: binding, executionContextName: world });
  await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: pageWorldSource(channel) });
  await cdp.send("Page.addScriptToEvaluateOnNewDocument", {
    source: preloadWorldSource(channel, binding, preload),
    worldName: world,
  });
}

function receive(payload: string, events: PageEvents, placeAsked: (id: number) => void): void {
  const message = JSON.parse(payload) as
    | { channel: string; values: unknown[] }
    | { preloadError: string }
    | { placeOf: number };
  if ("preloadError" in message) events.preloadFailed(message.preloadError);
  else if ("placeOf" in message) placeAsked(message.placeOf);
  else events.message(message.channel, message.values);
}

/** Where a file lies that the preload's world holds; "" for one that was made by a script, as `getPathForFile` says it. */
async function tellPlace(cdp: CDPSession, preloadContext: number | undefined, id: number): Promise<void> {
  if (preloadContext === undefined) return;
  const call = (functionDeclaration: string, values: unknown[]) =>
    cdp.send("Runtime.callFunctionOn", {
      functionDeclaration,
      executionContextId: preloadContext,
      arguments: values.map((value) => ({ value })),
    });
  const { result } = await call("function (id) { return globalThis.fileOf(id); }", [id]);
  const { path } = await cdp.send("DOM.getFileInfo", { objectId: result.objectId ?? "" });
  await call("function (id, place) { globalThis.fileLies(id, place); }", [id, path]);
}
