/** What clients would be shown after a failover. */
import { isStale } from "../intervals.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "./finding.ts";
import { standIn } from "./roles.ts";

const dayMs = 86_400_000;

/** The rehearsal: a strict handshake with the stand-in's own address under the site name. */
export const refusedOnBackup: FindingRule = (situation) => {
  const backup = standIn(situation);
  const outcome = backup?.certificate?.outcome;
  if (!backup?.certificate || outcome?.kind !== "served" || outcome.refusal === null) return [];
  if (isStale("certificate", backup.certificate.at, situation.nowMs)) return [];
  const message = `Clients would refuse ${backup.name} under the name ${situation.pair.site.host} (${outcome.refusal}).`;
  const evidence = [tried(`handshake with ${backup.name}: ${outcome.refusal}`, backup.certificate.at)];
  return [finding("CERT_REFUSED_ON_BACKUP", "critical", message, evidence, backup)];
};

export const differentLeaf: FindingRule = ({ appliances: [first, second] }) => {
  const [a, b] = [first.certificate, second.certificate];
  if (a?.outcome.kind !== "served" || b?.outcome.kind !== "served") return [];
  if (a.outcome.refusal !== null || b.outcome.refusal !== null) return [];
  if (a.outcome.certificate.sha256 === b.outcome.certificate.sha256) return [];
  return [
    finding("CERT_MISMATCH", "warning", `${first.name} and ${second.name} serve different certificates.`, [
      tried(`${first.name}: ${a.outcome.certificate.sha256}`, a.at),
      tried(`${second.name}: ${b.outcome.certificate.sha256}`, b.at),
    ]),
  ];
};

/** Under a third of its life left, at most 30 days (judgement 3). */
export const expiry: FindingRule = forEachAppliance((appliance, { nowMs }) => {
  const look = appliance.certificate;
  if (look?.outcome.kind !== "served") return null;
  const { notBefore, notAfter } = look.outcome.certificate;
  const leftMs = Date.parse(notAfter) - nowMs;
  const evidence = [tried(`${appliance.name}: valid until ${notAfter}`, look.at)];
  if (leftMs <= 0) {
    const message = `The certificate that ${appliance.name} serves has expired.`;
    return finding("CERT_EXPIRED", "critical", message, evidence, appliance);
  }
  const warnMs = Math.min((Date.parse(notAfter) - Date.parse(notBefore)) / 3, 30 * dayMs);
  if (leftMs >= warnMs) return null;
  const message = `The certificate that ${appliance.name} serves expires in ${Math.floor(leftMs / dayMs)} days.`;
  return finding("CERT_EXPIRING", "warning", message, evidence, appliance);
});
