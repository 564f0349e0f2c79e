import type { MessagePortLike } from "../../shared/contract/message-port.ts";

/** The core's end of one document's line, with what only the shell may do to it. */
export interface DocumentPort {
  readonly documentName: string;
  readonly port: MessagePortLike;
  receive(text: string): void;
  close(): void;
  /** A navigation away from this document has begun; it may still be called off. */
  markLeaving(): void;
  isLeaving(): boolean;
}

export function openDocumentPort(documentName: string, send: (text: string) => void): DocumentPort {
  const messageListeners: ((text: string) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let isOpen = true;
  let isLeaving = false;
  return {
    documentName,
    port: {
      post(text) {
        if (isOpen) send(text);
      },
      onMessage: (listener) => messageListeners.push(listener),
      onClose: (listener) => closeListeners.push(listener),
    },
    receive(text) {
      for (const listener of messageListeners) listener(text);
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      for (const listener of closeListeners) listener();
    },
    markLeaving() {
      isLeaving = true;
    },
    isLeaving: () => isLeaving,
  };
}
