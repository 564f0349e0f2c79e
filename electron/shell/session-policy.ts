/**
 * What pages of this session may ask for: to put text on the clipboard, on the program's own page, and nothing else. Every
 * other permission and every device is refused, nothing is downloaded, no dictionary is fetched, and every request that
 * is not for the program's own pages is cancelled before it leaves.
 */
import type { Session } from "electron";
import { isOwnPage } from "./own-page.ts";

/** @param options.devTools lets the developer tools load their own pages (never in a packaged program) */
export function applySessionPolicy(session: Session, options: { devTools: boolean }): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isCopying(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isCopying(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const mayLoad = isOwnPage(details.url) || (options.devTools && isDevToolsPage(details.url));
    answer({ cancel: !mayLoad });
  });
}

/** Plain text onto the clipboard after a click, as the copy buttons do; reading it is another permission. */
const isCopying = (permission: string, address: string): boolean =>
  permission === "clipboard-sanitized-write" && isOwnPage(address);

function isDevToolsPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "devtools:";
}
