/**
 * Joins the protocols to the watching: how each question about one pair is put on the wire, and with which account. What
 * comes back holds none of the credentials that were sent, whoever echoes them.
 */
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { type AccountTrials, createAccountTrials } from "./appliance/account-trials.ts";
import { sentWith } from "./command-log/to-entry.ts";
import { createApiClients, type ReportExchange } from "./create-api-clients.ts";
import { createSentCredentials } from "./log/sent-credentials.ts";
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
  /** Left out: what was refused before is not known. */
  trials?: AccountTrials;
  clock: Clock;
  onExchange?: ReportExchange;
}): Protocols {
  const { pair, readSecret, trials = createAccountTrials(options.clock), clock } = options;
  const closing = new AbortController();
  const credentials = createSentCredentials();
  const report: ReportExchange = (asked, exchange) => {
    credentials.sent(sentWith(exchange.request.headers?.["authorization"]));
    options.onExchange?.(asked, exchange);
  };
  const api = createApiClients({ pair, readSecret, trials, clock, report });

  return {
    health: async ({ name }) => credentials.strip(await api.clientOf(name).readHealth()),
    probe: async (appliance) => ({
      outcome: await probePlainHealth(applianceDestination(appliance), probeLimits, closing.signal, (exchange) =>
        report(appliance.name, exchange),
      ),
    }),
    certificate: async (appliance) => ({
      outcome: credentials.strip(
        await readServedCertificate(rehearsalDestination(pair, appliance), connectLimits, closing.signal),
      ),
    }),
    "default-certificate": async (appliance) => ({
      outcome: credentials.strip(
        await readServedCertificate(namelessDestination(pair, appliance), connectLimits, closing.signal),
      ),
    }),
    appliances: async ({ name }) => ({
      outcome: credentials.strip(await api.clientOf(name).readAppliances()),
    }),
    site: async () => ({ outcome: credentials.strip(await api.site.readHealth()) }),
    vantage: async () => ({ outcome: await askVantage(pair, closing.signal) }),
    "site-address": async () => ({ outcome: await findSiteAddress(pair, closing.signal) }),
    async close() {
      closing.abort();
      await api.close();
    },
  };
}
