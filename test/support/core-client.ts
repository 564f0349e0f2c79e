/** The window's own connection to a scripted core, in one process: the same text goes both ways as in a real window. */
import { connectToCore } from "../../renderer/connection/connect-to-core.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { ScriptedCore } from "../fakes/scripted-core.ts";

export function createCoreClient(core: Pick<ScriptedCore, "serve">): CoreClient {
  let toCore: (text: string) => void = () => undefined;
  return connectToCore({
    hello(toWindow) {
      core.serve({
        post: (text) => queueMicrotask(() => toWindow(text)),
        onMessage: (listener) => {
          toCore = listener;
        },
        onClose: () => undefined,
      });
    },
    post: (text) => queueMicrotask(() => toCore(text)),
    pathOf: async () => null,
  });
}
