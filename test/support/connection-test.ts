/** Tests of connections through the real service, with a vault in the test's hands and everything that was logged. */

import { onTestFinished } from "vitest";
import { createAccountTrials } from "../../electron/core/appliance/account-trials.ts";
import { createCommandLog } from "../../electron/core/command-log/command-log.ts";
import { type ConnectionService, createConnection } from "../../electron/core/create-connection.ts";
import { createRedactor } from "../../electron/core/log/redact.ts";
import { createSecretRegistry } from "../../electron/core/log/secret-registry.ts";
import { createHealthAsked, type HealthAsked } from "../../electron/core/monitor/health-asked.ts";
import type { HttpsLimits } from "../../electron/core/net/https-client.ts";
import { systemClock } from "../../electron/core/ports.ts";
import type { CommandLogEntry } from "../../shared/contract/command-log.ts";
import { type ConnectionTest, connectionTestSchema } from "../../shared/contract/connection.ts";
import type {
  ConnectionLayer,
  ConnectionLayers,
  LayerState,
  LayerStateOf,
} from "../../shared/domain/connection-layers.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { limits as usualLimits } from "./appliance-test.ts";

export type TestInput = Partial<ConnectionTest> & {
  appliance: Partial<ConnectionTest["appliance"]> & { host: string };
};

export interface ConnectionBench {
  service: ConnectionService;
  /** Runs to its end; answers with the last word on all layers. */
  run(input: TestInput): Promise<ConnectionLayers>;
  /** Everything that was told on the way. */
  follow(input: TestInput, signal?: AbortSignal): AsyncGenerator<{ layers: ConnectionLayers }>;
  logged(): CommandLogEntry[];
  healthAsked: HealthAsked;
}

export interface BenchOptions {
  limits?: Partial<HttpsLimits>;
  stored?: Pair;
  /** By account of the keychain; null: the keychain cannot be used. */
  kept?: Record<string, string> | null;
  isRefused?: boolean;
}

export function openConnectionBench({
  limits,
  stored,
  kept = {},
  isRefused = false,
}: BenchOptions = {}): ConnectionBench {
  const secrets = createSecretRegistry();
  const commandLog = createCommandLog({
    redact: createRedactor(secrets),
    onChange: () => undefined,
    clock: systemClock,
  });
  const healthAsked = createHealthAsked();
  const service = createConnection({
    stores: { pairs: { get: (id) => (stored?.id === id ? stored : null) } },
    vault: {
      async get(account) {
        if (kept === null) throw new PairdeskError("keychain-unavailable", "It is locked.", "Unlock it.");
        return kept[account] ?? null;
      },
    },
    credentials: {
      states: async () => [{ appliance: "site1", account: "watch", state: isRefused ? "refused" : "stored" }],
    },
    secrets,
    trials: createAccountTrials(),
    commandLog,
    healthAsked,
    clock: systemClock,
    limits: { ...usualLimits, ...limits },
  });
  onTestFinished(() => service.close());
  const follow = (input: TestInput, signal?: AbortSignal) => service.test(connectionTestSchema.parse(input), signal);
  return {
    service,
    follow,
    async run(input) {
      let last: ConnectionLayers | null = null;
      for await (const { layers } of follow(input)) last = layers;
      if (last === null) throw new Error("the test told nothing");
      return last;
    },
    healthAsked,
    logged: () => commandLog.page({ limit: 200 }).entries,
  };
}

/** `address:passed tcp:failed …` for those that were tried. */
export const summary = (layers: ConnectionLayers): string =>
  layers
    .filter(({ state }) => state !== "skipped")
    .map(({ layer, state }) => `${layer}:${state}`)
    .join(" ");

export function stateOf<Layer extends ConnectionLayer>(layers: ConnectionLayers, layer: Layer): LayerStateOf<Layer> {
  const found = layers.find((state): state is LayerStateOf<Layer> & LayerState => state.layer === layer);
  if (!found) throw new Error(`nothing is told of ${layer}`);
  return found;
}
