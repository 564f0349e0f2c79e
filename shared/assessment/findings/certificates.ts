/** What clients would be shown after a failover. */
import { isStale } from "../intervals.ts";
import type { ApplianceSituation } from "../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "./finding.ts";
import { standIn } from "./roles.ts";

const dayMs = 86_400_000;

/** What is served now; an old look may have been overtaken by a renewal. */
function served({ certificate: look }: ApplianceSituation, nowMs: number) {
  if (look?.outcome.kind !== "served" || isStale("certificate", look.at, nowMs)) return null;
  return { ...look.outcome, at: look.at };
}

/** The rehearsal: a strict handshake with the stand-in's own address under the site name. */
export const refusedOnBackup: FindingRule = (situation) => {
  const backup = standIn(situation);
  const shown = backup && served(backup, situation.nowMs);
  if (!backup || !shown || shown.refusal === null) return [];
  const message = `Clients would refuse ${backup.name} under the name ${situation.pair.site.host} (${shown.refusal}).`;
  const evidence = [tried(`handshake with ${backup.name}: ${shown.refusal}`, shown.at)];
  return [finding("CERT_REFUSED_ON_BACKUP", "critical", message, evidence, backup)];
};

export const differentLeaf: FindingRule = ({ appliances: [first, second], nowMs }) => {
  const [a, b] = [served(first, nowMs), served(second, nowMs)];
  if (!a || !b || a.refusal !== null || b.refusal !== null) return [];
  if (a.certificate.sha256 === b.certificate.sha256) return [];
  return [
    finding("CERT_MISMATCH", "warning", `${first.name} and ${second.name} serve different certificates.`, [
      tried(`${first.name}: ${a.certificate.sha256}`, a.at),
      tried(`${second.name}: ${b.certificate.sha256}`, b.at),
    ]),
  ];
};

/** Under a third of its life left, at most 30 days (judgement 3). */
export const expiry: FindingRule = forEachAppliance((appliance, { nowMs }) => {
  const shown = served(appliance, nowMs);
  if (!shown) return null;
  const { notBefore, notAfter } = shown.certificate;
  const leftMs = Date.parse(notAfter) - nowMs;
  const evidence = [tried(`${appliance.name}: valid until ${notAfter}`, shown.at)];
  if (leftMs <= 0) {
    const message = `The certificate that ${appliance.name} serves has expired.`;
    return finding("CERT_EXPIRED", "critical", message, evidence, appliance);
  }
  const warnMs = Math.min((Date.parse(notAfter) - Date.parse(notBefore)) / 3, 30 * dayMs);
  if (leftMs >= warnMs) return null;
  const message = `The certificate that ${appliance.name} serves expires in ${Math.floor(leftMs / dayMs)} days.`;
  return finding("CERT_EXPIRING", "warning", message, evidence, appliance);
});
