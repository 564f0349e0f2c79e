/** A sample server as v2 or v1 appliance and a writing client for it, for one test. */
import { onTestFinished } from "vitest";
import { createSecretTrials } from "../../electron/core/appliance/secret-trials.ts";
import {
  createWritingClient,
  type WritingClient,
  type WritingClientOptions,
} from "../../electron/core/appliance/writing-client.ts";
import type { Exchange } from "../../electron/core/net/https-client.ts";
import { type ExactCall, exactCall, type SettledCall } from "../../shared/runbooks/run-call.ts";
import { type ApplianceTest, limits, startApplianceTest } from "./appliance-test.ts";
import { answerV1 } from "./sample-server-v1.ts";
import type { ServerIdentity } from "./test-ca.ts";

export const setPrimary: SettledCall = {
  call: "set-role",
  appliance: "site2",
  role: "primary",
  dataSyncFirst: true,
  force: false,
};
export const takeBackup: SettledCall = { call: "backup", appliance: "site2" };
export const roleRoute = "POST /api/command/v2/failover-role";
export const backupRoute = "GET /api/backup";

export interface WritingTest extends ApplianceTest {
  exchanges: Exchange[];
  exact(call: SettledCall): ExactCall;
  writer(options?: Partial<WritingClientOptions>): WritingClient;
}

export async function startWritingTest(api: "v1" | "v2", identity?: ServerIdentity): Promise<WritingTest> {
  const started = await startApplianceTest(identity);
  const { server, destination, clock } = started;
  if (api === "v1") answerV1(server);
  const exchanges: Exchange[] = [];
  return {
    ...started,
    exchanges,
    exact: (call) => exactCall(call, { name: "site2", host: "127.0.0.1", port: server.port, api }),
    writer(options = {}) {
      const client = createWritingClient({
        destination,
        clientId: "switcher",
        readSecret: async () => "right secret",
        trials: createSecretTrials(clock),
        limits,
        clock,
        isDryRun: false,
        onExchange: (exchange) => void exchanges.push(exchange),
        ...options,
      });
      onTestFinished(() => client.close());
      return client;
    },
  };
}
