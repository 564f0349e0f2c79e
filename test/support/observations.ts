/** Observations of one pair in few words. Times are seconds before the moment at which the pair is judged. */
import type {
  ApplianceOutcome,
  CertificateOutcome,
  ChainLink,
  HealthReading,
  ListedAppliance,
  Observation,
  ObservationOf,
} from "../../shared/domain/observation.ts";
import { type PairDefinition, pairDefinitionSchema } from "../../shared/domain/pair.ts";

export const nowMs = Date.UTC(2026, 2, 2, 12, 0, 0);
const dayMs = 86_400_000;

export type Name = "site1" | "site2";
export const applianceIds: Record<Name, string> = {
  site1: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  site2: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
};

/** ISO time of so many seconds before the moment of judgement. */
export const ago = (seconds: number): string => new Date(nowMs - seconds * 1000).toISOString();

export function definePair(changes: Partial<PairDefinition> = {}): PairDefinition {
  const appliance = (name: Name) => ({ name, host: `${name}.example.com`, port: 443, clientId: "monitor" });
  const definition = pairDefinitionSchema.parse({
    name: "Support site",
    site: { host: "support.example.com", port: 443 },
    network: { method: "dns-swing", sharedIps: [] },
    normalPrimary: "site1",
    appliances: [appliance("site1"), appliance("site2")],
  });
  return { ...definition, ...changes };
}

/** A primary tells its last sync, ten minutes old; a backup tells none (api-facts 3.3). */
function reading(name: Name, changes: Partial<HealthReading> = {}): HealthReading {
  const role = changes.role ?? (name === "site1" ? "primary" : "backup");
  return {
    applianceId: applianceIds[name],
    hostname: `${name}.example.com`,
    version: "25.3.2",
    build: "58123",
    clusterRole: "single",
    role,
    sharedIps: [],
    lastSync: role === "primary" ? { at: ago(600), status: "ok" } : null,
    clock: null,
    ...changes,
  };
}

export const answered = (name: Name, changes: Partial<HealthReading> = {}): ApplianceOutcome => ({
  kind: "answered",
  reading: reading(name, changes),
});

export const unhealthy = (name: Name, changes: Partial<HealthReading> = {}): ApplianceOutcome => ({
  kind: "unhealthy",
  reading: reading(name, changes),
  messages: ["disk array degraded"],
});

export const unreachable = { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const;
export const untrusted = { kind: "tls-untrusted", code: "CERT_HAS_EXPIRED", sha256: "ab".repeat(32) } as const;
export const denied = { kind: "unauthorized", code: "denied" } as const;
export const noSecret = { kind: "unauthorized", code: "no-secret" } as const;

export const health = (
  name: Name,
  outcome: ApplianceOutcome = answered(name),
  more: { secondsAgo?: number; permission?: ObservationOf<"health">["permission"] } = {},
): ObservationOf<"health"> => ({
  kind: "health",
  appliance: name,
  at: ago(more.secondsAgo ?? 5),
  tookMs: 40,
  api: "v2",
  permission: more.permission === undefined ? "full_access" : more.permission,
  outcome,
});

export const site = (outcome: ApplianceOutcome = answered("site1"), secondsAgo = 5): ObservationOf<"site"> => ({
  kind: "site",
  at: ago(secondsAgo),
  tookMs: 40,
  outcome,
});

export const probe = (
  name: Name,
  outcome: ObservationOf<"probe">["outcome"] = { kind: "answered", status: 200 },
  secondsAgo = 3,
): ObservationOf<"probe"> => ({ kind: "probe", appliance: name, at: ago(secondsAgo), tookMs: 20, outcome });

export interface CertificateFacts {
  sha256?: string;
  issuer?: string;
  names?: string[];
  chain?: ChainLink[];
  refusal?: string | null;
  /** Days of its life gone, and days left. */
  daysOld?: number;
  daysLeft?: number;
}

export function certificate(
  name: Name,
  facts: CertificateFacts | Extract<CertificateOutcome, { kind: "unreachable" }> = {},
  secondsAgo = 30,
): ObservationOf<"certificate"> {
  const outcome: CertificateOutcome = "kind" in facts ? facts : served(facts);
  return { kind: "certificate", appliance: name, at: ago(secondsAgo), tookMs: 20, outcome };
}

const served = ({ daysOld = 100, daysLeft = 265, ...facts }: CertificateFacts) => ({
  kind: "served" as const,
  refusal: facts.refusal ?? null,
  certificate: {
    sha256: facts.sha256 ?? "cd".repeat(32),
    subject: "CN=support.example.com",
    issuer: facts.issuer ?? "CN=Example CA",
    notBefore: new Date(nowMs - daysOld * dayMs).toISOString(),
    notAfter: new Date(nowMs + daysLeft * dayMs).toISOString(),
    names: facts.names ?? ["support.example.com", "site1.example.com", "site2.example.com"],
    chain: facts.chain ?? [link("support.example.com", "Example CA")],
  },
});

export const link = (subject: string, issuer: string, daysLeft = 300): ChainLink => ({
  sha256: Buffer.from(subject.padEnd(32, "-").slice(0, 32)).toString("hex"),
  subject: `CN=${subject}`,
  issuer: `CN=${issuer}`,
  notAfter: ago(-daysLeft * 86_400),
  isSelfSigned: subject === issuer,
});

export const defaultCertificate = (
  name: Name,
  facts: CertificateFacts = {},
  secondsAgo = 30,
): ObservationOf<"default-certificate"> => ({
  ...certificate(name, facts, secondsAgo),
  kind: "default-certificate",
});

/** The list of one appliance, as both see it when the pair is in order. */
export const list = (
  name: Name,
  roles: Record<Name, HealthReading["role"]> = { site1: "primary", site2: "backup" },
  secondsAgo = 30,
): ObservationOf<"appliances"> =>
  listOf(
    name,
    (["site1", "site2"] as const).map((listed) => ({
      id: applianceIds[listed],
      name: listed,
      hostname: `${listed}.example.com`,
      role: roles[listed],
      isAcceptingConnections: roles[listed] === "primary",
    })),
    secondsAgo,
  );

export const listOf = (
  name: Name,
  listed: Partial<ListedAppliance>[],
  secondsAgo = 30,
): ObservationOf<"appliances"> => ({
  kind: "appliances",
  appliance: name,
  at: ago(secondsAgo),
  tookMs: 30,
  outcome: {
    kind: "listed",
    appliances: listed.map((one) => ({
      id: null,
      name: null,
      hostname: null,
      clusterRole: "single",
      role: null,
      isAcceptingConnections: null,
      ...one,
    })),
  },
});

export const vantage = (
  outcome: ObservationOf<"vantage">["outcome"] = { kind: "lost", tried: ["gateway: CONNECT_TIMEOUT"] },
  secondsAgo = 1,
): ObservationOf<"vantage"> => ({ kind: "vantage", at: ago(secondsAgo), tookMs: 4000, outcome });

export const siteAddress = (
  outcome: ObservationOf<"site-address">["outcome"] = {
    kind: "resolved",
    addresses: ["198.51.100.7"],
    ttlSeconds: 300,
  },
  secondsAgo = 30,
): ObservationOf<"site-address"> => ({ kind: "site-address", at: ago(secondsAgo), tookMs: 10, outcome });

/** What one look at a pair in good order finds. */
export const healthyLooks = (): Observation[] => [
  health("site1"),
  health("site2"),
  certificate("site1"),
  certificate("site2"),
  probe("site1"),
  probe("site2"),
  site(),
];

/** Replaces each observation of the healthy pair that answers the same question. */
export function looks(...changes: Observation[]): Observation[] {
  const question = (one: Observation) => `${one.kind}/${"appliance" in one ? one.appliance : ""}`;
  const changed = new Set(changes.map(question));
  return [...healthyLooks().filter((one) => !changed.has(question(one))), ...changes];
}

/** The looks without those at one question. */
export const without = (all: Observation[], kind: Observation["kind"], appliance?: Name): Observation[] =>
  all.filter(
    (one) => one.kind !== kind || (appliance !== undefined && "appliance" in one && one.appliance !== appliance),
  );
