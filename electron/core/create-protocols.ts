/** Joins the protocols to the watching: how each question about one pair is put on the wire, and with which account. */
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { createApiClients, type ReportExchange } from "./create-api-clients.ts";
import type { Protocols } from "./monitor/pair-observer.ts";
import { connectLimits } from "./net/connect.ts";
import { applianceDestination, namelessDestination, rehearsalDestination } from "./net/destination.ts";
import type { Clock } from "./ports.ts";
import { probeLimits, probePlainHealth } from "./probes/plain-health.ts";
import { readServedCertificate } from "./probes/served-certificate.ts";
import { findSiteAddress } from "./probes/site-address.ts";
import { askVantage } from "./probes/vantage.ts";

export function createProtocols(options: {
  pair: PairDefinition;
  /** The API secret of one appliance of this pair; null when none is stored. */
  readSecret: (applianceName: string) => Promise<string | null>;
  clock: Clock;
  onExchange?: ReportExchange;
}): Protocols {
  const { pair, readSecret, clock } = options;
  const closing = new AbortController();
  const report: ReportExchange = (asked, exchange) => options.onExchange?.(asked, exchange);
  const api = createApiClients({ pair, readSecret, clock, report });

  return {
    health: ({ name }) => api.clientOf(name).readHealth(),
    probe: async (appliance) => ({
      outcome: await probePlainHealth(applianceDestination(appliance), probeLimits, closing.signal, (exchange) =>
        report(appliance.name, exchange),
      ),
    }),
    certificate: async (appliance) => ({
      outcome: await readServedCertificate(rehearsalDestination(pair, appliance), connectLimits, closing.signal),
    }),
    "default-certificate": async (appliance) => ({
      outcome: await readServedCertificate(namelessDestination(pair, appliance), connectLimits, closing.signal),
    }),
    appliances: async ({ name }) => ({ outcome: await api.clientOf(name).readAppliances() }),
    site: async () => ({ outcome: await api.site.readHealth() }),
    vantage: async () => ({ outcome: await askVantage(pair, closing.signal) }),
    "site-address": async () => ({ outcome: await findSiteAddress(pair, closing.signal) }),
    async close() {
      closing.abort();
      await api.close();
    },
  };
}
