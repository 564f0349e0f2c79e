/**
 * The window's end of the contract over the DevTools pipe.
 *
 * Guarantees: only a document of the program's own origin in the main frame gets a port; a port belongs to one document
 * and ends with it (navigation, reload, crash, close), told by the browser's own notice that the document's JavaScript
 * context is gone; text for a document can never land in the next one, since it is addressed by the context's id.
 */
import type { CDPSession, Page } from "playwright-core";
import type { MessagePortLike } from "../../shared/contract/message-port.ts";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import type { Log } from "../core/log/log.ts";
import { filePlacesSource, tellFilePlace } from "./file-places.ts";

const binding = "__pairdeskSend";
const receiver = "__pairdeskReceive";

/** Runs in the page before its own scripts: `window.pairdesk` as the contract's WindowBridge describes it. */
const bridgeSource = `(() => {
  if (window !== window.top || location.origin !== ${JSON.stringify(chromiumOrigin)}) return;
  const send = window.${binding};
  delete window.${binding};
  let receive = () => {};
  Object.defineProperty(window, ${JSON.stringify(receiver)}, { value: (text) => receive(text) });
  Object.defineProperty(window, "pairdesk", { value: Object.freeze({
    hello(onMessage) { receive = onMessage; send("hello"); },
    post(text) { send("text:" + text); },
    pathOf: (${filePlacesSource})(send),
  }) });
})();`;

interface Document {
  numericId: number;
  uniqueId: string;
  port: OpenPort | null;
}

interface OpenPort extends MessagePortLike {
  receive(text: string): void;
  end(): void;
}

/** Serves each document of the page that says hello, for as long as it lives. Call before the page is opened. */
export async function serveDocuments(page: Page, serve: (port: MessagePortLike) => void, log: Log): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const documents = new Map<number, Document>();

  session.on("Runtime.executionContextCreated", ({ context }) => {
    const details: { isDefault?: boolean; frameId?: string } = context.auxData ?? {};
    // An empty frame inside the page has the page's own origin, and the browser gives it the binding as well.
    if (!details.isDefault || details.frameId !== frameTree.frame.id || context.origin !== chromiumOrigin) return;
    documents.set(context.id, { numericId: context.id, uniqueId: context.uniqueId, port: null });
  });
  const forget = (document: Document | undefined) => {
    if (!document) return;
    documents.delete(document.numericId);
    document.port?.end();
  };
  const forgetAll = () => {
    for (const document of [...documents.values()]) forget(document);
  };
  session.on("Runtime.executionContextDestroyed", ({ executionContextId }) =>
    forget(documents.get(executionContextId)),
  );
  session.on("Runtime.executionContextsCleared", forgetAll);
  page.on("crash", forgetAll);
  page.on("close", forgetAll);

  session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
    if (name !== binding) return;
    const document = documents.get(executionContextId);
    if (!document) return log.warn("message from an unknown document refused");
    if (payload === "hello") {
      document.port?.end();
      document.port = openPort(session, document.uniqueId, log);
      serve(document.port);
    } else if (payload.startsWith("text:")) {
      document.port?.receive(payload.slice("text:".length));
    } else if (payload.startsWith("file:")) {
      const token = payload.slice("file:".length);
      void tellFilePlace(session, { uniqueContextId: document.uniqueId, token }, log);
    }
  });

  // The browser carries them out in this order; none waits for the answer to the one before.
  await Promise.all([
    session.send("Runtime.addBinding", { name: binding }),
    session.send("Page.enable"),
    session.send("Page.addScriptToEvaluateOnNewDocument", { source: bridgeSource }),
    session.send("Runtime.enable"),
  ]);
}

function openPort(session: CDPSession, uniqueContextId: string, log: Log): OpenPort {
  const messageListeners: Array<(text: string) => void> = [];
  const closeListeners: Array<() => void> = [];
  let isOpen = true;
  return {
    post(text) {
      if (!isOpen) return;
      const expression = `${receiver}(${JSON.stringify(text)})`;
      session.send("Runtime.evaluate", { expression, uniqueContextId, silent: true }).catch((error: unknown) => {
        if (isOpen) log.warn("text could not be handed to the window", { reason: String(error) });
      });
    },
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    receive(text) {
      for (const listener of messageListeners) listener(text);
    },
    end() {
      if (!isOpen) return;
      isOpen = false;
      for (const listener of closeListeners) listener();
    },
  };
}
