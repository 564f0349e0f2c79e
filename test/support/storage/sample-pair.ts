import type { ObservationOf } from "../../../shared/domain/observation.ts";
import type { Pair } from "../../../shared/domain/pair.ts";

export function samplePair(id: string, name = `Pair ${id}`): Pair {
  const appliance = (which: string) => ({
    name: which,
    host: `${which}.example.com`,
    port: 443,
    clientId: "a1b2c3",
    tls: { trust: "system" as const },
  });
  return {
    id,
    practice: false,
    name,
    site: { host: "support.example.com", port: 443 },
    network: { method: "dns-swing", sharedIps: [] },
    normalPrimary: "site1",
    appliances: [appliance("site1"), appliance("site2")],
  };
}

export const sampleProbe = (at: string, status = 200): ObservationOf<"probe"> => ({
  kind: "probe",
  appliance: "site1",
  at,
  tookMs: 12,
  outcome: { kind: "answered", status },
});
