/**
 * The window's line to the core.
 *
 * Guarantees: one port per document, opened by the document's hello; a new hello ends the port before it; cross-document
 * navigation of the main frame, a crash and the end of the window close the port, after which nothing is sent or heard.
 * Every message is checked for its sender and for the document it speaks for, and only text is passed on. Messages
 * before the hello are lost.
 */
import { type IpcMainEvent, ipcMain, type WebContents } from "electron";
import type { MessagePortLike } from "../../shared/contract/message-port.ts";
import { bridgeChannels } from "../../shared/contract/window-bridge.ts";
import type { Log } from "../core/log/log.ts";
import { type DocumentPort, openDocumentPort } from "./document-port.ts";
import { isTrustedSender } from "./sender.ts";

export function serveDocuments(options: { serve: (port: MessagePortLike) => void; log: Log }): void {
  const ports = new Map<number, DocumentPort>();
  const watched = new Set<number>();

  const closePort = (contentsId: number) => {
    ports.get(contentsId)?.close();
    ports.delete(contentsId);
  };
  const closeWithDocument = (contents: WebContents) => {
    const { id } = contents;
    if (watched.has(id)) return;
    watched.add(id);
    contents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) ports.get(id)?.markLeaving();
    });
    // The next document's hello may be heard before this event: only the port of the one that was left is closed.
    contents.on("did-navigate", () => {
      if (ports.get(id)?.isLeaving()) closePort(id);
    });
    contents.on("render-process-gone", () => closePort(id));
    contents.once("destroyed", () => {
      closePort(id);
      watched.delete(id);
    });
  };
  const onTrusted = (channel: string, listener: (sender: WebContents, documentName: string, text: unknown) => void) => {
    ipcMain.on(channel, (event: IpcMainEvent, documentName: unknown, text: unknown) => {
      if (isTrustedSender(event) && typeof documentName === "string") listener(event.sender, documentName, text);
      else options.log.warn("message-from-stranger");
    });
  };

  onTrusted(bridgeChannels.hello, (sender, documentName) => {
    closePort(sender.id);
    closeWithDocument(sender);
    const opened = openDocumentPort(documentName, (text) => {
      if (!sender.isDestroyed()) sender.send(bridgeChannels.message, documentName, text);
    });
    ports.set(sender.id, opened);
    options.serve(opened.port);
  });
  onTrusted(bridgeChannels.message, (sender, documentName, text) => {
    const port = ports.get(sender.id);
    if (port?.documentName === documentName && typeof text === "string") port.receive(text);
  });
}
