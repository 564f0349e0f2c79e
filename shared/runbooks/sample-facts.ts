/** Facts of an invented pair, for describing a procedure where no pair is at hand. Addresses are those set aside for documents. */
import { type FactsOfAppliance, type RunFacts, usualRunTiming } from "./run-facts.ts";

const sampleAppliance = (name: string, host: string, role: "primary" | "backup"): FactsOfAppliance => ({
  name,
  host,
  port: 443,
  isNormalPrimary: role === "primary",
  api: "v2",
  applianceId: null,
  knownAs: null,
  hostname: null,
  version: null,
  build: null,
  role,
  isHealthy: true,
  clusterRole: null,
  peer: null,
});

export const sampleFacts: RunFacts = {
  pair: {
    id: "sample",
    name: "Support site",
    isPractice: false,
    site: { host: "support.example.com", port: 443 },
    method: "dns-swing",
    sharedIps: [],
    normalPrimary: "site1",
  },
  appliances: [sampleAppliance("site1", "192.0.2.50", "primary"), sampleAppliance("site2", "192.0.2.51", "backup")],
  siteAddress: null,
  servedBy: "site1",
  lastSync: null,
  primarySilentSince: null,
  usualOutageMs: null,
  swap: null,
  standIn: null,
  openChanges: [],
  timing: usualRunTiming,
};
