/** A window's end of the contract in one process with a real core, and every text that crossed the border. */
import { connectToCore } from "../../../renderer/connection/connect-to-core.ts";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { MessagePortLike } from "../../../shared/contract/message-port.ts";

export interface MemoryWindow {
  client: CoreClient;
  /** Both ways, in order. */
  crossed: readonly string[];
  /** What the window was told, in order: the half of it that may never hold a secret, whatever the window has said. */
  told: readonly string[];
}

export function openMemoryWindow(core: { serve(port: MessagePortLike): void }): MemoryWindow {
  const crossed: string[] = [];
  const told: string[] = [];
  let toCore: (text: string) => void = () => undefined;
  const client = connectToCore({
    hello(toWindow) {
      core.serve({
        post(text) {
          crossed.push(text);
          told.push(text);
          queueMicrotask(() => toWindow(text));
        },
        onMessage: (listener) => {
          toCore = listener;
        },
        onClose: () => undefined,
      });
    },
    pathOf: async () => null,
    post(text) {
      crossed.push(text);
      queueMicrotask(() => toCore(text));
    },
  });
  return { client, crossed, told };
}
