/** Who answers at all: the appliances on their own addresses, and the site name. */
import type { ObservationOf } from "../../domain/observation.ts";
import { believedForMs } from "../intervals.ts";
import { type ApplianceSituation, otherThan, type Situation } from "../situation.ts";
import { readingOf } from "../whereabouts.ts";
import { describeOutcome, type FindingRule, finding, forEachAppliance, told, tried } from "./finding.ts";
import { causeOfDistrust, causeOfSilence } from "./plain-cause.ts";

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
  const cause = look?.outcome.kind === "unreachable" ? `: ${causeOfSilence(look.outcome, `${host}:${port}`)}` : "";
  const message = `${appliance.name} does not answer on its own address${cause}.`;
  return finding("APPLIANCE_UNREACHABLE", "critical", message, evidence, appliance);
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

/** What slept or was not yet running has missed nothing: only the time in which looks could be made counts. */
export const staleAppliance: FindingRule = forEachAppliance((appliance, { nowMs, thresholds }, { awakeSince }) => {
  if (!appliance.health || !appliance.isStale) return null;
  if (awakeSince && nowMs - Date.parse(awakeSince) <= believedForMs("health", thresholds.staleLooks)) return null;
  return finding(
    "STALE",
    "warning",
    `${appliance.name} has not been looked at for more than ${thresholds.staleLooks} intervals; what is shown of it is old.`,
    [{ what: "last look", at: appliance.health.at, grade: "unknown" }],
    appliance,
  );
});

export const vantageLost: FindingRule = ({ lostVantage }) => {
  if (lostVantage?.outcome.kind !== "lost") return [];
  const tried = lostVantage.outcome.tried.map((what) => ({ what, at: lostVantage.at, grade: "probe" as const }));
  const message =
    "This computer cannot see the network: nothing it should see answers, and nothing of this pair either.";
  return [finding("VANTAGE_LOST", "warning", message, tried)];
};

export const siteName: FindingRule = (situation) => {
  const { site, servedBy, pair, primary } = situation;
  if (!site) return [];
  const evidence = [tried(`${pair.site.host}: ${describeOutcome(site.outcome)}`, site.at), ...whereItLeads(situation)];
  if (servedBy === "nobody") {
    const { host, port } = pair.site;
    const cause = site.outcome.kind === "unreachable" ? `: ${causeOfSilence(site.outcome, `${host}:${port}`)}` : "";
    return [finding("SITE_UNREACHABLE", "critical", `Nobody answers at ${host}${cause}.`, evidence)];
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

function whereItLeads({ siteAddress, pair, isOld }: Situation) {
  if (!siteAddress || isOld(siteAddress)) return [];
  const { outcome, at } = siteAddress;
  if (outcome.kind === "unresolved") return [tried(`name look-up of ${pair.site.host}: ${outcome.code}`, at)];
  return [tried(`${pair.site.host} leads to ${outcome.addresses.join(", ")}`, at)];
}

/** On its own address and through the site name, as far as it answers there; two words mean that its role is changing. */
function isBackupAtSite(site: ObservationOf<"site">, server: ApplianceSituation): boolean {
  const roles = [server.reading?.role, readingOf(site)?.role].filter((role) => role != null);
  return roles.length > 0 && roles.every((role) => role === "backup");
}

/** Under the site name as well: nobody can say then who serves it. */
export const untrustedSite: FindingRule = ({ site, pair, isOld }) => {
  if (site?.outcome.kind !== "tls-untrusted" || isOld(site)) return [];
  const { sha256 } = site.outcome;
  const message = `The certificate at ${pair.site.host} is not trusted: ${causeOfDistrust(site.outcome)}. No account was sent, so who serves the site is not known.`;
  return [
    finding("TLS_UNTRUSTED", "warning", message, [tried(`SHA-256 fingerprint ${sha256 ?? "not read"}`, site.at)]),
  ];
};

/** The certificate of an appliance's API is not one this pair is told to trust, so nothing secret was sent. */
export const untrustedTls: FindingRule = forEachAppliance((appliance) => {
  const outcome = appliance.health?.outcome;
  if (outcome?.kind !== "tls-untrusted" || appliance.isStale) return null;
  return finding(
    "TLS_UNTRUSTED",
    "warning",
    `The certificate of ${appliance.name} is not trusted: ${causeOfDistrust(outcome)}. Its account was not sent.`,
    [tried(`SHA-256 fingerprint ${outcome.sha256 ?? "not read"}`, appliance.health?.at ?? null)],
    appliance,
  );
});
