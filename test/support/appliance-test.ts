/** One sample server and clients for it, for one test: closed after it, when a route nobody answers fails the test. */
import { onTestFinished } from "vitest";
import { type ApplianceClient, createApplianceClient } from "../../electron/core/appliance/appliance-client.ts";
import { createSecretTrials, type SecretTrials } from "../../electron/core/appliance/secret-trials.ts";
import type { Destination } from "../../electron/core/net/connect.ts";
import type { HttpsLimits } from "../../electron/core/net/https-client.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { answerHealthy, type SampleServer, startSampleServer } from "./sample-server.ts";
import { createTestCa, type ServerIdentity, type TestCa } from "./test-ca.ts";

export const siteHost = "support.example.com";

/** Long enough for a busy machine; a test that waits for one of them sets it shorter. */
export const limits: HttpsLimits = { connectMs: 5000, handshakeMs: 5000, answerMs: 5000, answerBytes: 1_000_000 };

export interface ClientOptions {
  secret?: () => string | null;
  destination?: Partial<Destination>;
  limits?: Partial<HttpsLimits>;
  trials?: SecretTrials;
}

export interface ApplianceTest {
  ca: TestCa;
  /** A healthy primary to begin with. */
  server: SampleServer;
  clock: FakeClock;
  destination: Destination;
  client(options?: ClientOptions): ApplianceClient;
}

/** Made once for each test file: keys cost time. */
export const testCa: Promise<TestCa> = createTestCa();
export const goodIdentity: Promise<ServerIdentity> = testCa.then((ca) => ca.issue({ dns: [siteHost] }));

/** `identity`: what the server shows instead of a good certificate. */
export async function startApplianceTest(identity?: ServerIdentity): Promise<ApplianceTest> {
  const ca = await testCa;
  const server = await startServer(identity);
  answerHealthy(server, "primary");
  const clock = createFakeClock();
  const destination: Destination = {
    address: { host: "127.0.0.1", port: server.port },
    identity: siteHost,
    identityPort: 443,
    trust: { trust: "ca", ca: ca.pem },
  };
  return {
    ca,
    server,
    clock,
    destination,
    client(options = {}) {
      const { secret = () => "right secret", trials = createSecretTrials(clock) } = options;
      const client = createApplianceClient({
        destination: { ...destination, ...options.destination },
        clientId: "failover-monitor",
        readSecret: async () => secret(),
        trials,
        limits: { ...limits, ...options.limits },
        clock,
      });
      onTestFinished(() => client.close());
      return client;
    },
  };
}

/** A server alone, closed after the test. */
export async function startServer(identity?: ServerIdentity): Promise<SampleServer> {
  const server = await startSampleServer(identity ?? (await goodIdentity));
  onTestFinished(() => server.close());
  return server;
}
