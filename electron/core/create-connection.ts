/**
 * Tests of single appliances for the forms that describe them. Writes nothing; what is said to the appliance goes into the
 * command log. Which secrets were refused is remembered for the run, by account and address: one that was refused is not
 * sent there again, in whatever form it is given.
 */
import type { ConnectionTest } from "../../shared/contract/connection.ts";
import type { ConnectionLayers } from "../../shared/domain/connection-layers.ts";
import { findAppliance } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import { isHealthRequest } from "./appliance/reading-requests.ts";
import type { CommandLog } from "./command-log/command-log.ts";
import { runLayers } from "./connection/run-layers.ts";
import { createConnectionSteps, type TestedSecret } from "./create-connection-steps.ts";
import { type CredentialsService, findPair } from "./create-credentials.ts";
import type { Stores } from "./create-stores.ts";
import type { SecretRegistry } from "./log/secret-registry.ts";
import type { HealthAsked } from "./monitor/health-asked.ts";
import { writeAddress } from "./net/host-port.ts";
import { type HttpsLimits, httpsLimits } from "./net/https-client.ts";
import type { Clock } from "./ports.ts";
import { vaultAccount } from "./vault/vault.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface ConnectionService {
  /** Ends with the signal. Throws PairdeskError `not-found` for an account that is not stored. */
  test(input: ConnectionTest, signal: AbortSignal | undefined): AsyncGenerator<{ layers: ConnectionLayers }>;
  /** Ends all tests. */
  close(): void;
}

/** Under this id the command log keeps what is said to an appliance of a pair that is not stored yet. */
const newPairId = "new";

interface ConnectionOptions {
  stores: { pairs: Pick<Stores["pairs"], "get"> };
  vault: Pick<VaultDesk, "get">;
  credentials: Pick<CredentialsService, "states">;
  secrets: SecretRegistry;
  trials: AccountTrials;
  commandLog: CommandLog;
  healthAsked: HealthAsked;
  clock: Clock;
  limits?: HttpsLimits;
}

export function createConnection(options: ConnectionOptions): ConnectionService {
  const { commandLog, healthAsked, trials, clock, limits = httpsLimits } = options;
  const closing = new AbortController();

  async function* test(input: ConnectionTest, given: AbortSignal | undefined) {
    const { appliance, site, stored, from } = input;
    // Ends with its reader too, who may leave without a word to the signal.
    const leaving = new AbortController();
    const signal = AbortSignal.any([closing.signal, leaving.signal, ...(given ? [given] : [])]);
    const asked = { pairId: stored?.pairId ?? newPairId, appliance: appliance.name || writeAddress(appliance) };
    const { steps, close } = createConnectionSteps({
      appliance,
      site,
      readSecret: () => readSecret(input, options),
      trials: trials.of(appliance),
      limits,
      clock,
      onExchange(exchange) {
        commandLog.record(asked, exchange);
        if (isHealthRequest(exchange.request)) healthAsked.noteNow(appliance, clock.nowMs());
      },
      signal,
    });
    const end = () => void close();
    signal.addEventListener("abort", end);
    try {
      for await (const layers of runLayers(steps, from, signal)) yield { layers };
    } finally {
      leaving.abort();
      signal.removeEventListener("abort", end);
      await close();
    }
  }

  return { test, close: () => closing.abort() };
}

async function readSecret(
  { secret, stored, appliance }: ConnectionTest,
  { stores, vault, credentials, secrets }: ConnectionOptions,
): Promise<TestedSecret> {
  if (secret !== undefined) {
    secrets.hide(secret);
    return { kind: "secret", secret };
  }
  if (!stored) return { kind: "none" };
  const known = findAppliance(findPair(stores, stored.pairId), stored.appliance);
  const isSameAccount =
    known.host === appliance.host && known.port === appliance.port && known.clientId === appliance.clientId;
  try {
    if (isSameAccount && (await isRefused(credentials, stored))) return { kind: "refused" };
    const kept = await vault.get(vaultAccount(stored.pairId, stored.appliance));
    return kept === null ? { kind: "none" } : { kind: "secret", secret: kept };
  } catch (error) {
    if (error instanceof PairdeskError && error.code === "keychain-unavailable") return { kind: error.code };
    throw error;
  }
}

async function isRefused(
  credentials: Pick<CredentialsService, "states">,
  { pairId, appliance }: { pairId: string; appliance: string },
): Promise<boolean> {
  const states = await credentials.states(pairId);
  return states.some(
    ({ appliance: name, account, state }) => name === appliance && account === "watch" && state === "refused",
  );
}
