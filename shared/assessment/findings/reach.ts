/** Who answers at all: the appliances on their own addresses, and the site name. */
import type { ObservationOf } from "../../domain/observation.ts";
import { type ApplianceSituation, otherThan, readingOf } from "../situation.ts";
import { describeOutcome, type FindingRule, finding, forEachAppliance, told, tried } from "./finding.ts";

/** With the site name still led to it by its id, only the own address is down (judgement 1). */
export const unreachableAppliance: FindingRule = forEachAppliance((appliance, situation) => {
  if (appliance.reachable !== false) return null;
  const { host, port } = appliance.appliance;
  const look = appliance.reachedBy;
  const evidence = [tried(`${host}:${port}: ${look ? describeOutcome(look.outcome) : "no answer"}`, look?.at ?? null)];
  if (situation.servedBy === appliance.name) {
    return finding(
      "UNIQUE_ADDRESS_DOWN",
      "warning",
      `${appliance.name} does not answer on its own address, but the site name still reaches it.`,
      [...evidence, tried(`the site name answers with the id of ${appliance.name}`, situation.site?.at ?? null)],
      appliance,
    );
  }
  return finding(
    "APPLIANCE_UNREACHABLE",
    "critical",
    `${appliance.name} does not answer on its own address.`,
    evidence,
    appliance,
  );
});

export const unhealthyAppliance: FindingRule = forEachAppliance((appliance) =>
  appliance.readBy?.outcome.kind === "unhealthy"
    ? finding(
        "APPLIANCE_UNHEALTHY",
        "warning",
        `${appliance.name} reports a problem with itself: ${appliance.readBy.outcome.messages.join("; ") || "no message given"}.`,
        [told(appliance, describeOutcome(appliance.readBy.outcome))],
        appliance,
      )
    : null,
);

export const staleAppliance: FindingRule = forEachAppliance((appliance) =>
  appliance.health && appliance.isStale
    ? finding(
        "STALE",
        "warning",
        `${appliance.name} has not been looked at for more than two intervals; what is shown of it is old.`,
        [{ what: "last look", at: appliance.health.at, grade: "unknown" }],
        appliance,
      )
    : null,
);

export const siteName: FindingRule = (situation) => {
  const { site, servedBy, pair, primary } = situation;
  if (!site) return [];
  const evidence = [tried(`${pair.site.host}: ${describeOutcome(site.outcome)}`, site.at)];
  if (servedBy === "nobody") {
    return [finding("SITE_UNREACHABLE", "critical", `Nobody answers at ${pair.site.host}.`, evidence)];
  }
  if (servedBy === "other") {
    const message = `${pair.site.host} leads to an appliance that is neither of this pair.`;
    return [finding("SITE_SERVED_BY_OTHER", "critical", message, evidence)];
  }
  const server = situation.appliances.find((appliance) => appliance.name === servedBy);
  // While both say backup the roles settle or conflict, and that finding says it.
  if (!server || situation.conflict || !isBackupAtSite(site, server)) return [];
  const rival = otherThan(situation, server);
  const message =
    primary === rival
      ? `${pair.site.host} leads to the backup ${server.name} while ${rival.name} is primary: mend DNS, NAT or the IP; do not switch roles.`
      : `${pair.site.host} leads to ${server.name}, which is backup.`;
  return [finding("SITE_SERVED_BY_BACKUP", "critical", message, evidence, server)];
};

/** On its own address and through the site name, as far as it answers there; two words mean that its role is changing. */
function isBackupAtSite(site: ObservationOf<"site">, server: ApplianceSituation): boolean {
  const roles = [server.reading?.role, readingOf(site)?.role].filter((role) => role != null);
  return roles.length > 0 && roles.every((role) => role === "backup");
}

/** The certificate of an appliance's API is not one this pair is told to trust, so nothing secret was sent. */
export const untrustedTls: FindingRule = forEachAppliance((appliance) => {
  const outcome = appliance.health?.outcome;
  if (outcome?.kind !== "tls-untrusted" || appliance.isStale) return null;
  return finding(
    "TLS_UNTRUSTED",
    "warning",
    `The certificate of ${appliance.name} is not trusted (${outcome.code}); its account was not sent.`,
    [tried(`SHA-256 fingerprint ${outcome.sha256 ?? "not read"}`, appliance.health?.at ?? null)],
    appliance,
  );
});
