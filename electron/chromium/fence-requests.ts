/**
 * Every request of the window is answered by the page server or aborted; pages that are not the window are closed. Web
 * sockets do not pass here: the page's policy refuses them, and the browser that the door starts can look up no host.
 */
import type { BrowserContext, Page } from "playwright-core";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import type { PageServer } from "../core/page/page-server.ts";

export async function fenceRequests(context: BrowserContext, window: Page, servePage: PageServer): Promise<void> {
  context.on("page", (page) => {
    if (page !== window) void page.close().catch(() => undefined);
  });
  await context.route("**/*", async (route) => {
    const request = route.request();
    const isOwn = new URL(request.url()).origin === chromiumOrigin;
    // A blocked navigation would put the browser's error page in the place of the window; an aborted one leaves it there.
    if (!isOwn) return route.abort(request.isNavigationRequest() ? "aborted" : "blockedbyclient");
    return route.fulfill(await servePage({ method: request.method(), url: request.url() }));
  });
}
