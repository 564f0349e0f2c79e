/**
 * The gate between windows and the core. A door has already checked who sends; here the message is read, the name looked
 * up, the input validated, the call made and its output validated, in this order and once (oRPC does it from the
 * contract). Whatever is thrown, by a call or in the middle of a stream, leaves as one of the errors of the contract; a
 * stack never crosses. Text that is no message of a window is dropped, and a port that fails harms no other.
 */
import type { AnyRouter } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import type { MessagePortLike } from "../../../shared/contract/message-port.ts";
import type { Log } from "../log/log.ts";
import { toContractError } from "./contract-error.ts";
import { readRequest, type WindowMessage } from "./read-request.ts";

/** Answers with the function that serves one document's port for as long as that document lives. */
export function createGate(router: AnyRouter, log: Log): (port: MessagePortLike) => void {
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path, signal }) => {
        const call = path.join(".");
        const told = (error: unknown) => toContractError(error, { call, isAbandoned: signal?.aborted === true }, log);
        try {
          const output: unknown = await next();
          return isStream(output) ? withContractErrors(output, told) : output;
        } catch (error) {
          throw told(error);
        }
      },
    ],
  });
  return (port) => handler.upgrade(toHandlerPort(port, log), { context: {} });
}

const isStream = (output: unknown): output is AsyncIterable<unknown> =>
  typeof output === "object" && output !== null && Symbol.asyncIterator in output;

async function* withContractErrors(
  events: AsyncIterable<unknown>,
  told: (error: unknown) => unknown,
): AsyncGenerator<unknown, void, void> {
  try {
    yield* events;
  } catch (error) {
    throw told(error);
  }
}

/** The port in the form oRPC's handler takes, which is given messages that are read already. */
function toHandlerPort(port: MessagePortLike, log: Log) {
  return {
    postMessage(text: string) {
      try {
        port.post(text);
      } catch (error) {
        log.warn("answer not sent", { reason: String(error) });
      }
    },
    onMessage: {
      addListener: (listener: (message: WindowMessage) => void) =>
        port.onMessage((text) => {
          const message = readRequest(text);
          if (message) listener(message);
          else log.warn("message dropped", { characters: typeof text === "string" ? text.length : -1 });
        }),
    },
    onDisconnect: { addListener: (listener: () => void) => port.onClose(listener) },
  };
}
