/** The core's side of every transport: the real router and the probes behind the real gate, watched by the test. */
import { createRouter } from "../../../../electron/core/create-router.ts";
import { createGate } from "../../../../electron/core/gate/serve-contract.ts";
import type { MessagePortLike } from "../../../../shared/contract/message-port.ts";
import { createMemoryLog, type MemoryLog } from "../../log/memory-log.ts";
import { createProbes, type Probes } from "./probes.ts";
import { createScriptedServices, type ScriptedServices } from "./scripted-services.ts";

export interface TestCore extends Omit<ScriptedServices, "services">, Omit<Probes, "router"> {
  readonly log: MemoryLog;
  /** One for each document that said hello, in this order. */
  readonly ports: { isOpen: boolean }[];
  serve(port: MessagePortLike): void;
}

export function createTestCore(): TestCore {
  const log = createMemoryLog();
  const { services, ...scripted } = createScriptedServices();
  const { router, ...probes } = createProbes();
  const serve = createGate({ ...createRouter(services), probe: router }, log);
  const ports: TestCore["ports"] = [];
  return {
    log,
    ...scripted,
    ...probes,
    ports,
    serve(port) {
      const seen = { isOpen: true };
      ports.push(seen);
      port.onClose(() => {
        seen.isOpen = false;
      });
      serve(port);
    },
  };
}
