import type { ApplianceStatus } from "../domain/pair-status.ts";
import { describeOutcome } from "./findings/finding.ts";
import { clockSkewSeconds } from "./findings/identity.ts";
import type { ApplianceSituation } from "./situation.ts";

/** Version and id are identity and outlive an outage; role and health are only what the latest look said. */
export function applianceStatus(situation: ApplianceSituation): ApplianceStatus {
  const { reading, readBy, lastReading, health, certificate } = situation;
  const identity = reading ?? lastReading?.reading ?? null;
  const served = certificate?.outcome.kind === "served" ? certificate.outcome.certificate : null;
  return {
    name: situation.name,
    reachable: situation.reachable,
    health: healthWord(situation.isHealthy),
    role: reading?.role ?? "unknown",
    clusterRole: situation.clusterRole ?? identity?.clusterRole ?? null,
    version: identity?.version ?? null,
    build: identity?.build ?? null,
    applianceId: identity?.applianceId ?? null,
    lastSync: reading?.lastSync ?? null,
    sharedIps: reading?.sharedIps ?? null,
    api: health?.api ?? "none",
    errors: errorsOf(situation),
    clockSkewSeconds: clockSkewSeconds(readBy, reading?.clock),
    lastHealthyAt: situation.lastHealthyAt,
    certificate: served && {
      sha256: served.sha256,
      subject: served.subject,
      issuer: served.issuer,
      notAfter: served.notAfter,
      names: served.names,
    },
    observedAt: health?.at ?? null,
  };
}

function healthWord(isHealthy: boolean | null): ApplianceStatus["health"] {
  if (isHealthy === null) return "unknown";
  return isHealthy ? "healthy" : "unhealthy";
}

function errorsOf({ health }: ApplianceSituation): string[] {
  if (!health || health.outcome.kind === "answered") return [];
  return health.outcome.kind === "unhealthy" ? health.outcome.messages : [describeOutcome(health.outcome)];
}
