import type { PairDefinition } from "../../../shared/domain/pair.ts";

const appliance = (name: string) => ({
  name,
  host: "127.0.0.1",
  // The discard port: nobody listens.
  port: 9,
  clientId: "monitor",
  tls: { trust: "system" as const },
});

/** A pair nobody answers for, at once. */
export const unreachablePair = (name: string): PairDefinition => ({
  name,
  site: { host: "support.example.com", port: 443, connect: ["127.0.0.1:9"] },
  network: { method: "dns-swing", sharedIps: [] },
  normalPrimary: "site1",
  appliances: [appliance("site1"), appliance("site2")],
});
