/**
 * The gate between windows and the core. A door has already checked who sends; here the name is looked up, the input
 * validated, the call made and its output validated, in this order and once (oRPC does it from the contract). Whatever
 * is thrown leaves as one of the two errors of the contract: a stack never crosses, it stays in the log under an id.
 */
import { ORPCError } from "@orpc/client";
import type { AnyRouter } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { type MessagePortLike, toRpcPort } from "../../../shared/contract/message-port.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../log/log.ts";

/** Larger than any real message; what is over it is dropped before it is parsed. Characters. */
const messageLimit = 8_000_000;

/** Answers with the function that serves one document's port for as long as that document lives. */
export function createGate(router: AnyRouter, log: Log): (port: MessagePortLike) => void {
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next();
        } catch (error) {
          throw toContractError(error, path.join("."), log);
        }
      },
    ],
  });
  return (port) => handler.upgrade(toRpcPort(withLimit(port, log)), { context: {} });
}

function toContractError(error: unknown, call: string, log: Log): unknown {
  if (error instanceof PairdeskError) {
    log.warn("call refused", { call, code: error.code });
    const { message, code, advice } = error;
    return new ORPCError("REFUSED", { status: 409, message, data: { code, advice }, defined: true });
  }
  const isOurs = error instanceof ORPCError && error.status < 500;
  if (isOurs) return error;
  const errorId = log.error("call failed", error, { call });
  const message = "Pairdesk made a mistake. Nothing was changed by it as far as is known.";
  return new ORPCError("INTERNAL_SERVER_ERROR", { message, data: { errorId }, defined: true });
}

const withLimit = (port: MessagePortLike, log: Log): MessagePortLike => ({
  ...port,
  post: (text) => port.post(text),
  onClose: (listener) => port.onClose(listener),
  onMessage: (listener) =>
    port.onMessage((text) => {
      if (typeof text === "string" && text.length <= messageLimit) return listener(text);
      log.warn("message dropped", { characters: typeof text === "string" ? text.length : -1 });
    }),
});
