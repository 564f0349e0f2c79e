/**
 * The window's line to the core.
 *
 * Guarantees: one port per document, opened by the document's hello; a new hello ends the port before it; cross-document
 * navigation of the main frame, a crash and the end of the window close the port, after which nothing is sent or heard.
 * Every message is checked for its sender, and only text is passed on. Messages before the hello are lost.
 */
import { type IpcMainEvent, ipcMain, type WebContents } from "electron";
import type { MessagePortLike } from "../../shared/contract/message-port.ts";
import { bridgeChannels } from "../../shared/contract/window-bridge.ts";
import type { Log } from "../core/log/log.ts";
import { isTrustedSender } from "./sender.ts";

interface OpenPort {
  readonly port: MessagePortLike;
  receive(text: string): void;
  close(): void;
}

export function serveDocuments(options: { serve: (port: MessagePortLike) => void; log: Log }): void {
  const openPorts = new Map<number, OpenPort>();
  const watched = new Set<number>();

  const closePort = (contentsId: number) => {
    openPorts.get(contentsId)?.close();
    openPorts.delete(contentsId);
  };
  const closeWithDocument = (contents: WebContents) => {
    const { id } = contents;
    if (watched.has(id)) return;
    watched.add(id);
    contents.on("did-navigate", () => closePort(id));
    contents.on("render-process-gone", () => closePort(id));
    contents.once("destroyed", () => {
      closePort(id);
      watched.delete(id);
    });
  };
  const fromTrusted = (listener: (event: IpcMainEvent, text: unknown) => void) => {
    return (event: IpcMainEvent, text: unknown) => {
      if (isTrustedSender(event)) listener(event, text);
      else options.log.warn("message-from-stranger");
    };
  };

  ipcMain.on(
    bridgeChannels.hello,
    fromTrusted(({ sender }) => {
      closePort(sender.id);
      closeWithDocument(sender);
      const opened = openPort(sender);
      openPorts.set(sender.id, opened);
      options.serve(opened.port);
    }),
  );
  ipcMain.on(
    bridgeChannels.message,
    fromTrusted(({ sender }, text) => {
      if (typeof text === "string") openPorts.get(sender.id)?.receive(text);
    }),
  );
}

function openPort(contents: WebContents): OpenPort {
  const messageListeners: ((text: string) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let isOpen = true;
  return {
    port: {
      post(text) {
        if (isOpen && !contents.isDestroyed()) contents.send(bridgeChannels.message, text);
      },
      onMessage: (listener) => messageListeners.push(listener),
      onClose: (listener) => closeListeners.push(listener),
    },
    receive(text) {
      for (const listener of messageListeners) listener(text);
    },
    close() {
      isOpen = false;
      for (const listener of closeListeners) listener();
    },
  };
}
