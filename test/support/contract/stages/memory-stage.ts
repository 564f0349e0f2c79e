/** Both ends in one process: what the gate and the client do with a port that has no faults of its own. */
import type { TestCore } from "../core/test-core.ts";
import { remoteWindow } from "../window/remote-window.ts";
import { createWindowClient, type WindowClient } from "../window/window-client.ts";
import type { Stage } from "./stage.ts";

interface MemoryDocument {
  readonly client: WindowClient;
  end(): void;
}

export async function openMemoryStage(core: TestCore): Promise<Stage> {
  let document = openDocument(core);
  const replace = async () => {
    document.end();
    document = openDocument(core);
  };
  return {
    window: remoteWindow(async (name, values) => {
      const { client } = document;
      return Reflect.apply(Reflect.get(client, name), client, values);
    }),
    endings: { reload: replace, closing: replace },
    end: async () => document.end(),
  };
}

function openDocument(core: TestCore): MemoryDocument {
  let endPort = (): void => undefined;
  let toCore: (text: string) => void = () => undefined;
  const later = (deliver: () => void) => void setImmediate(deliver);

  const client = createWindowClient({
    pathOf: async () => null,
    hello(toWindow) {
      endPort();
      const closeListeners: (() => void)[] = [];
      let isOpen = true;
      endPort = () => {
        isOpen = false;
        for (const listener of closeListeners) listener();
      };
      core.serve({
        post: (text) => later(() => isOpen && toWindow(text)),
        onMessage: (listener) => {
          toCore = listener;
        },
        onClose: (listener) => void closeListeners.push(listener),
      });
    },
    post(text) {
      const deliver = toCore;
      later(() => deliver(text));
    },
  });
  return { client, end: () => endPort() };
}
