import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { CoreClient } from "../../shared/contract/contract.ts";
import { toRpcPort } from "../../shared/contract/message-port.ts";
import type { WindowBridge } from "../../shared/contract/window-bridge.ts";

declare global {
  interface Window {
    /** Absent when the page is opened outside Pairdesk. */
    pairdesk?: WindowBridge;
  }
}

/** Says hello, which a document may do once, and answers with the core's calls. */
export function connectToCore(bridge: WindowBridge): CoreClient {
  const port = toRpcPort({
    post: (text) => bridge.post(text),
    onMessage: (listener) => bridge.hello(listener),
    // The bridge ends with its document, so there is no end that this document could hear of.
    onClose: () => undefined,
  });
  return createORPCClient(new RPCLink({ port }));
}
