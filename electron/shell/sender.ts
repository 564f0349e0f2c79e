/**
 * Who may speak to the core: the main frame of a window, while it shows one of our own pages. Asked for every message,
 * because a frame can navigate between two of them.
 */
import type { IpcMainEvent } from "electron";
import { isOwnPage } from "./own-page.ts";

/** `senderFrame` is null once the frame has navigated or gone; a frame without a parent is the main frame. */
export function isTrustedSender(event: Pick<IpcMainEvent, "sender" | "senderFrame">): boolean {
  const { sender, senderFrame } = event;
  if (senderFrame === null || sender.isDestroyed()) return false;
  return senderFrame.parent === null && isOwnPage(senderFrame.url);
}
