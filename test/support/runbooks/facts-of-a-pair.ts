/** Facts to write a procedure from: two appliances in order, unless a test says otherwise. */
import {
  type FactsOfAppliance,
  type KnownSwap,
  type RunFacts,
  usualRunTiming,
} from "../../../shared/runbooks/run-facts.ts";

type Role = FactsOfAppliance["role"];

export const appliance = (name: "site1" | "site2", change: Partial<FactsOfAppliance> = {}): FactsOfAppliance => ({
  name,
  host: name === "site1" ? "12.12.1.50" : "12.12.1.51",
  port: 443,
  isNormalPrimary: name === "site1",
  api: "v2",
  applianceId: name === "site1" ? "a1".repeat(16) : "b2".repeat(16),
  knownAs: { applianceId: name === "site1" ? "a1".repeat(16) : "b2".repeat(16), at: "2026-02-01T08:00:00.000Z" },
  hostname: `${name}.example.com`,
  version: "24.2.2",
  build: "40123",
  role: name === "site1" ? "primary" : "backup",
  isHealthy: true,
  clusterRole: null,
  peer: null,
  ...change,
});

export interface FactsChange extends Partial<Omit<RunFacts, "pair" | "appliances">> {
  roles?: readonly [Role, Role];
  pair?: Partial<RunFacts["pair"]>;
  appliances?: RunFacts["appliances"];
}

export function factsWith({ roles = ["primary", "backup"], pair, appliances, ...change }: FactsChange = {}): RunFacts {
  const sharedIps = pair?.method === "shared-ip" ? ["203.0.113.10"] : [];
  return {
    pair: {
      id: "pair-1",
      name: "Support site",
      isPractice: false,
      site: { host: "support.example.com", port: 443 },
      method: "dns-swing",
      sharedIps,
      normalPrimary: "site1",
      ...pair,
    },
    appliances: appliances ?? [appliance("site1", { role: roles[0] }), appliance("site2", { role: roles[1] })],
    siteAddress: { addresses: ["12.12.1.50"], ttlSeconds: 60 },
    servedBy: "site1",
    lastSync: "2026-03-01T08:00:00.000Z",
    primarySilentSince: null,
    usualOutageMs: null,
    swap: null,
    standIn: null,
    openChanges: [],
    timing: usualRunTiming,
    ...change,
  };
}

/** The normal primary left its role. */
export const swapOf = (
  how: KnownSwap["how"],
  answer: KnownSwap["answer"],
  change: Partial<KnownSwap> = {},
): KnownSwap => ({
  how,
  runId: "run-1",
  at: "2026-03-01T09:00:00.000Z",
  holder: "site1",
  other: "site2",
  answer,
  otherAnswer: null,
  ...change,
});

export const swappedBy = (
  how: "planned" | "takeover",
  answer: "yes" | "no" | "unknown" | null = how === "planned" ? "no" : null,
): FactsChange => ({
  roles: ["backup", "primary"],
  servedBy: "site2",
  siteAddress: { addresses: ["12.12.1.51"], ttlSeconds: 60 },
  standIn: "site2",
  swap: swapOf(how, answer),
});
