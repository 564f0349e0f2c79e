/**
 * The program's own scheme, so that no page is loaded by `file:` (which could read the disk). It counts as secure and has
 * an origin of its own; it does not bypass the content security policy.
 */
import { protocol, type Session } from "electron";
import { electronScheme } from "../../shared/contract/window-bridge.ts";
import type { PageServer } from "../core/page/page-server.ts";

/** Only before the app is ready. `supportFetchAPI` is for module scripts; the policy lets the page fetch nothing. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: electronScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveAppScheme(session: Session, pages: PageServer): void {
  session.protocol.handle(electronScheme, async ({ method, url }) => {
    const page = await pages({ method, url });
    return new Response(new Uint8Array(page.body), { status: page.status, headers: page.headers });
  });
}
