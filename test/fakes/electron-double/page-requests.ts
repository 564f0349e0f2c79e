/** Every request of a window: first the navigation rules, then the session's rule, then the scheme's handler. */
import type { CDPSession } from "playwright-core";
import { fromChromium } from "./addresses.ts";
import { records } from "./records.ts";
import { sessionRules } from "./session.ts";

export interface PausedRequest {
  readonly requestId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
}

export async function answerRequest(
  cdp: CDPSession,
  paused: PausedRequest,
  mayNavigate: (address: string) => boolean,
): Promise<void> {
  try {
    await decide(cdp, paused, mayNavigate);
  } catch (error) {
    // The page may have gone while its request was being answered; anything else is a fault worth failing for.
    if (!/closed|Invalid InterceptionId|crashed/i.test(String(error))) records.violations.push(String(error));
  }
}

async function decide(
  cdp: CDPSession,
  paused: PausedRequest,
  mayNavigate: (address: string) => boolean,
): Promise<void> {
  const { requestId, resourceType } = paused;
  const url = fromChromium(paused.request.url);
  const fail = (errorReason: "Aborted" | "BlockedByClient") =>
    cdp.send("Fetch.failRequest", { requestId, errorReason });

  if (resourceType === "Document" && !mayNavigate(url)) {
    records.preventedNavigations.push(url);
    await fail("Aborted");
    return;
  }
  if (!(await sessionRules.mayLoad({ url, method: paused.request.method, resourceType: resourceType.toLowerCase() }))) {
    records.cancelledRequests.push(url);
    await fail("BlockedByClient");
    return;
  }
  const handler = sessionRules.handlerFor(new URL(url).protocol.slice(0, -1));
  if (!handler) {
    records.violations.push(`would have left the program: ${url}`);
    await fail("BlockedByClient");
    return;
  }
  const response = await handler(new Request(url, { method: paused.request.method, headers: paused.request.headers }));
  await cdp.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString("base64"),
  });
}
