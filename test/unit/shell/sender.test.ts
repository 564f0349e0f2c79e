import type { IpcMainEvent, WebContents, WebFrameMain } from "electron";
import { expect, it } from "vitest";
import { isTrustedSender } from "../../../electron/shell/sender.ts";

const frame = (url: string, parent: WebFrameMain | null = null) => ({ url, parent }) as WebFrameMain;
const contents = (isDestroyed = false) => ({ isDestroyed: () => isDestroyed }) as WebContents;
const event = (senderFrame: WebFrameMain | null, sender = contents()) =>
  ({ sender, senderFrame }) as Pick<IpcMainEvent, "sender" | "senderFrame">;

it("the main frame with our page may speak", () => {
  expect(isTrustedSender(event(frame("pairdesk://app/")))).toBe(true);
});

it.each([
  ["a frame that has gone", event(null)],
  ["a frame inside our page", event(frame("pairdesk://app/", frame("pairdesk://app/")))],
  ["another site", event(frame("https://example.com/"))],
  ["a site that only begins like ours", event(frame("pairdesk://app.evil/"))],
  ["a blank page", event(frame("about:blank"))],
  ["a window that is destroyed", event(frame("pairdesk://app/"), contents(true))],
])("%s may not", (_who, from) => {
  expect(isTrustedSender(from)).toBe(false);
});
