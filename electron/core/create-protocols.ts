/** Joins the protocols to the watching: how each question about one pair is put on the wire, and with which account. */
import { findAppliance, type PairDefinition } from "../../shared/domain/pair.ts";
import { createApplianceClient } from "./appliance/appliance-client.ts";
import { createSecretTrials } from "./appliance/secret-trials.ts";
import type { Protocols } from "./monitor/pair-observer.ts";
import { connectLimits } from "./net/connect.ts";
import { applianceDestination, rehearsalDestination, siteDestination } from "./net/destination.ts";
import { httpsLimits } from "./net/https-client.ts";
import type { Clock } from "./ports.ts";
import { probeLimits, probePlainHealth } from "./probes/plain-health.ts";
import { readServedCertificate } from "./probes/served-certificate.ts";

export function createProtocols(options: {
  pair: PairDefinition;
  /** The API secret of one appliance of this pair; null when none is stored. */
  readSecret: (applianceName: string) => Promise<string | null>;
  clock: Clock;
}): Protocols {
  const { pair, readSecret, clock } = options;
  const closing = new AbortController();
  const trials = new Map(pair.appliances.map(({ name }) => [name, createSecretTrials()]));
  const clientFor = (name: string, destination: ReturnType<typeof applianceDestination>) =>
    createApplianceClient({
      destination,
      clientId: findAppliance(pair, name).clientId,
      readSecret: () => readSecret(name),
      trials: trials.get(name) ?? createSecretTrials(),
      limits: httpsLimits,
      clock,
    });
  const clients = new Map(
    pair.appliances.map((appliance) => [appliance.name, clientFor(appliance.name, applianceDestination(appliance))]),
  );
  // Both appliances know one account after a sync, so the normal primary's works whoever serves the name.
  const siteClient = clientFor(pair.normalPrimary, siteDestination(pair));

  return {
    async health({ name }) {
      const client = clients.get(name);
      if (!client) throw new Error(`no client for ${name}`);
      return client.readHealth();
    },
    probe: async (appliance) => ({
      outcome: await probePlainHealth(applianceDestination(appliance), probeLimits, closing.signal),
    }),
    certificate: async (appliance) => ({
      outcome: await readServedCertificate(rehearsalDestination(pair, appliance), connectLimits, closing.signal),
    }),
    async site() {
      const { outcome } = await siteClient.readHealth();
      return { outcome };
    },
    async close() {
      closing.abort();
      await Promise.all([...clients.values(), siteClient].map((client) => client.close()));
    },
  };
}
