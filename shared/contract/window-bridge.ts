/**
 * What a door puts into the page as `window.pairdesk`: the page's end of the transport and nothing else. `hello` opens
 * this document's port in the core; text sent before it is lost.
 */
export interface WindowBridge {
  hello(onMessage: (text: string) => void): void;
  post(text: string): void;
  /**
   * Where a file that was dropped or chosen lies on this computer, told without reading it; null: it has no place, or the door
   * cannot tell.
   */
  pathOf(file: File): Promise<string | null>;
}

/** The page's own origin in the Chromium door and its counterpart in Electron; `page` serves the same files for both. */
export const chromiumOrigin = "https://app.pairdesk.invalid";
export const electronScheme = "pairdesk";
export const electronOrigin = `${electronScheme}://app`;

/** IPC channels of the Electron door. */
export const bridgeChannels = { hello: "pairdesk:hello", message: "pairdesk:message" } as const;
