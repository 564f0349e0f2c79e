/** Who answers at all: the appliances on their own addresses, and the site name. */
import { otherThan } from "../situation.ts";
import { describeOutcome, type FindingRule, finding, forEachAppliance, told, tried } from "./finding.ts";

/** With the site name still led to it by its id, only the own address is down (judgement 1). */
export const unreachableAppliance: FindingRule = forEachAppliance((appliance, situation) => {
  if (appliance.reachable !== false) return null;
  const evidence = [
    tried(
      `${appliance.appliance.host}:${appliance.appliance.port}: ${appliance.health ? describeOutcome(appliance.health.outcome) : "no answer"}`,
      appliance.health?.at ?? null,
    ),
  ];
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
  appliance.health && appliance.health.outcome.kind === "unhealthy" && !appliance.isStale
    ? finding(
        "APPLIANCE_UNHEALTHY",
        "warning",
        `${appliance.name} reports a problem with itself: ${appliance.health.outcome.messages.join("; ") || "no message given"}.`,
        [told(appliance, describeOutcome(appliance.health.outcome))],
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
  if (server?.reading?.role !== "backup") return [];
  const rival = otherThan(situation, server);
  const message =
    primary === rival
      ? `${pair.site.host} leads to the backup ${server.name} while ${rival.name} is primary: mend DNS, NAT or the IP; do not switch roles.`
      : `${pair.site.host} leads to ${server.name}, which is backup.`;
  return [finding("SITE_SERVED_BY_BACKUP", "critical", message, evidence, server)];
};

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
