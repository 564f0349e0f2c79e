/** The clients of one pair: one for each appliance at its own address, and the site name, which borrows their tokens. */
import type { Appliance, PairDefinition } from "../../shared/domain/pair.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import { type ApplianceClient, createApplianceClient } from "./appliance/appliance-client.ts";
import { createSiteClient, type SiteClient } from "./appliance/site-client.ts";
import type { Destination } from "./net/connect.ts";
import { applianceDestination, siteDestination } from "./net/destination.ts";
import { createHttpsClient, type Exchange, httpsLimits } from "./net/https-client.ts";
import type { Clock } from "./ports.ts";

/** Hears of every exchange over HTTPS, with the name of the appliance that was asked, or `site`. Never throws. */
export type ReportExchange = (asked: string, exchange: Exchange) => void;

export interface ApiClients {
  clientOf(applianceName: string): ApplianceClient;
  site: SiteClient;
  close(): Promise<void>;
}

type Endpoint = Pick<Appliance, "host" | "port">;

export function createApiClients(options: {
  pair: PairDefinition;
  readSecret: (applianceName: string) => Promise<string | null>;
  trials: AccountTrials;
  clock: Clock;
  report: ReportExchange;
}): ApiClients {
  const { pair, readSecret, trials, clock, report } = options;
  const clientFor = ({ name, clientId }: Appliance, at: Endpoint, destination: Destination, asked: string) =>
    createApplianceClient({
      destination,
      clientId,
      readSecret: () => readSecret(name),
      // What refuses a secret under the site name need not be the appliance: each remembers its own refusal.
      trials: trials.of({ host: at.host, port: at.port, clientId }),
      limits: httpsLimits,
      clock,
      onExchange: (exchange) => report(asked, exchange),
    });
  const clients = new Map(
    pair.appliances.map((appliance) => [
      appliance.name,
      clientFor(appliance, appliance, applianceDestination(appliance), appliance.name),
    ]),
  );
  const clientOf = (name: string) => {
    const client = clients.get(name);
    if (!client) throw new Error(`no client for ${name}`);
    return client;
  };
  const [one, two] = pair.appliances;
  const [expected, other] = one.name === pair.normalPrimary ? [one, two] : [two, one];
  const siteHttps = createHttpsClient(siteDestination(pair), httpsLimits, (exchange) => report("site", exchange));
  const ownLogin = clientFor(expected, pair.site, siteDestination(pair), "site");
  return {
    clientOf,
    site: createSiteClient({
      https: siteHttps,
      appliances: [clientOf(expected.name), clientOf(other.name)],
      ownLogin,
    }),
    async close() {
      await Promise.all([...clients.values(), ownLogin, siteHttps].map((client) => client.close()));
    },
  };
}
