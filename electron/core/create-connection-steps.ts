/** How each layer of one appliance's connection is tried: the probes and the API client of the watching, one by one. */
import type { X509Certificate } from "node:crypto";
import type { ConnectionTest } from "../../shared/contract/connection.ts";
import type { SiteRehearsal } from "../../shared/domain/connection-layers.ts";
import type { SiteAddressOutcome } from "../../shared/domain/observation.ts";
import { type ApplianceClient, createApplianceClient } from "./appliance/appliance-client.ts";
import type { SecretTrials } from "./appliance/secret-trials.ts";
import type { LayerResult, LayerSteps } from "./connection/run-layers.ts";
import { type Destination, discard, fingerprint, shakeHands } from "./net/connect.ts";
import { applianceDestination } from "./net/destination.ts";
import type { HttpsLimits, OnExchange } from "./net/https-client.ts";
import type { Clock } from "./ports.ts";
import { answersTcp } from "./probes/answers-tcp.ts";
import { describeCertificate } from "./probes/describe-certificate.ts";
import { findAddresses } from "./probes/find-addresses.ts";
import { readServedCertificate } from "./probes/served-certificate.ts";

/** `none`: neither given nor stored. `refused`: the watching found out already that it is not taken. */
export type TestedSecret =
  | { kind: "secret"; secret: string }
  | { kind: "none" }
  | { kind: "refused" }
  | { kind: "keychain-unavailable" };

export interface StepOptions {
  appliance: ConnectionTest["appliance"];
  site: ConnectionTest["site"];
  readSecret: () => Promise<TestedSecret>;
  /** Of this account at this address. */
  trials: SecretTrials;
  limits: HttpsLimits;
  clock: Clock;
  onExchange: OnExchange;
  /** Ends what is under way. */
  signal: AbortSignal;
}

export interface ConnectionSteps {
  steps: LayerSteps;
  close(): Promise<void>;
}

export function createConnectionSteps(options: StepOptions): ConnectionSteps {
  const { appliance, limits, signal } = options;
  const destination = applianceDestination(appliance);
  let shown: { leaf: X509Certificate; refusal: string | null } | null = null;
  const account = openAccount(options, destination);

  const steps: LayerSteps = {
    async address() {
      const outcome = await unlessLate(findAddresses(appliance.host, signal), limits.connectMs, signal);
      if (outcome.kind !== "unresolved") return { found: outcome };
      return { problem: { kind: "unreachable", layer: "dns", code: outcome.code } };
    },
    async tcp() {
      const code = await answersTcp(destination.address, limits.connectMs, signal);
      return code === "accepted" ? { found: null } : { problem: { kind: "unreachable", layer: "tcp", code } };
    },
    async tls() {
      const handshake = await shakeHands(destination, limits, signal);
      if (handshake.kind !== "connected") return { problem: handshake };
      const protocol = handshake.socket.getProtocol();
      discard(handshake.socket);
      shown = handshake;
      return { found: { protocol } };
    },
    async trust() {
      if (!shown) throw new Error("trust is judged after a handshake");
      const certificate = describeCertificate(shown.leaf);
      const sha256 = fingerprint(shown.leaf);
      if (shown.refusal) return { problem: { kind: "tls-untrusted", code: shown.refusal, sha256, certificate } };
      return { found: { certificate, site: await rehearse(options) } };
    },
    ...account.steps,
  };
  return { steps, close: account.close };
}

/** What the appliance shows under the site's name, judged as it is to be trusted itself where the site says nothing. */
async function rehearse({ appliance, site, limits, signal }: StepOptions): Promise<SiteRehearsal | null> {
  if (!site) return null;
  const { serverName: _own, ...trust } = appliance.tls;
  const destination: Destination = {
    address: { host: appliance.host, port: appliance.port },
    identity: site.tls?.serverName ?? site.host,
    identityPort: site.port,
    trust: site.tls ?? trust,
  };
  const fixed: SiteAddressOutcome | null = site.connect?.length ? { kind: "fixed", addresses: site.connect } : null;
  const [certificate, address] = await Promise.all([
    readServedCertificate(destination, limits, signal),
    fixed ?? unlessLate(findAddresses(site.host, signal), limits.connectMs, signal),
  ]);
  return { host: site.host, certificate, address };
}

type AccountLayers = Pick<LayerSteps, "token" | "permission" | "product" | "role">;

function openAccount(
  { appliance, readSecret, trials, limits, clock, onExchange }: StepOptions,
  destination: Destination,
): { steps: AccountLayers; close(): Promise<void> } {
  const { clientId } = appliance;
  let opened: { client: ApplianceClient; api: "v2" | "v1"; product: "rs" | "pra" | null } | null = null;
  let client: ApplianceClient | null = null;
  const current = () => {
    if (!client) throw new Error("asked before anybody logged in");
    return client;
  };

  const steps: AccountLayers = {
    async token() {
      if (clientId === undefined) return { problem: { kind: "no-client-id" } };
      const known = await readSecret();
      if (known.kind === "keychain-unavailable") return { problem: known };
      if (known.kind === "none") return { problem: { kind: "unauthorized", code: "no-secret" } };
      if (known.kind === "refused" || trials.wasRefused(known.secret)) return { problem: { kind: "refused-before" } };
      const { secret } = known;
      client = createApplianceClient({
        destination,
        clientId,
        readSecret: async () => secret,
        trials,
        limits,
        clock,
        onExchange,
      });
      const outcome = await client.logIn();
      return outcome.kind === "logged-in" ? { found: null } : { problem: outcome };
    },
    async permission() {
      const told = await current().readRights();
      if (told.kind !== "told") return { problem: told };
      opened = { client: current(), api: told.api, product: told.rights?.product ?? null };
      const permission = told.rights?.permission ?? null;
      if (permission === "deny") return { problem: { kind: "forbidden", detail: "deny" } };
      // Asked for the rights it only said an error: whether it forbids or has no such question, the next one tells.
      const { outcome } = told.isRefused ? await current().readHealth() : { outcome: null };
      return outcome?.kind === "forbidden" ? { problem: outcome } : { found: { permission } };
    },
    async product() {
      if (!opened) throw new Error("the product comes with the rights");
      const { product, api } = opened;
      return product === "pra" ? { problem: { kind: "wrong-product", product } } : { found: { product, api } };
    },
    role: () => readRole(current()),
  };
  return {
    steps,
    async close() {
      await client?.close();
    },
  };
}

async function readRole(client: ApplianceClient): Promise<LayerResult<"role">> {
  const { outcome } = await client.readHealth();
  if (outcome.kind !== "answered" && outcome.kind !== "unhealthy") return { problem: outcome };
  const { applianceId } = outcome.reading;
  const clusterRole = outcome.reading.clusterRole ?? (await listedClusterRole(client, applianceId));
  if (clusterRole === "traffic") return { problem: { kind: "traffic-node", applianceId } };
  return { found: { outcome, clusterRole } };
}

/** v1 tells it in the list of appliances alone (api-facts 2.5). */
async function listedClusterRole(client: ApplianceClient, applianceId: string | null): Promise<string | null> {
  if (applianceId === null) return null;
  const list = await client.readAppliances();
  if (list.kind !== "listed") return null;
  return list.appliances.find(({ id }) => id === applianceId)?.clusterRole ?? null;
}

/** The system's own look-up knows neither a time limit nor an end. */
async function unlessLate(
  asking: Promise<SiteAddressOutcome>,
  limitMs: number,
  signal: AbortSignal,
): Promise<SiteAddressOutcome> {
  const { promise, resolve } = Promise.withResolvers<SiteAddressOutcome>();
  const onAbort = () => resolve({ kind: "unresolved", code: "ECANCELED" });
  const timer = setTimeout(() => resolve({ kind: "unresolved", code: "CONNECT_TIMEOUT" }), limitMs);
  signal.addEventListener("abort", onAbort);
  try {
    return await Promise.race([asking, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}
