/** How long certificates last, and who renews them. */
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { served } from "./served.ts";

const dayMs = 86_400_000;

/** Under a third of its life left, at most 30 days (judgement 3); the last days of it in urgent words. */
export const expiry: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  if (!shown) return null;
  const { thresholds, nowMs } = situation;
  const { notBefore, notAfter } = shown.certificate;
  const leftMs = Date.parse(notAfter) - nowMs;
  const evidence = [tried(`${appliance.name}: valid until ${notAfter}`, shown.at)];
  if (leftMs <= 0) {
    const message = `The certificate that ${appliance.name} serves has expired.`;
    return finding("CERT_EXPIRED", "critical", message, evidence, appliance);
  }
  const lifeMs = Date.parse(notAfter) - Date.parse(notBefore);
  const warnMs = Math.min(lifeMs * thresholds.certificateExpiringLifeShare, thresholds.certificateExpiringDays * dayMs);
  if (leftMs >= warnMs) return null;
  const isUrgent =
    leftMs <= Math.min(thresholds.certificateUrgentDays * dayMs, lifeMs * thresholds.certificateExpiringLifeShare);
  const urgency = isUrgent ? " Critical: then every client refuses it; renew it now." : "";
  const message = `The certificate that ${appliance.name} serves expires ${daysAhead(leftMs)}.${urgency}`;
  return finding("CERT_EXPIRING", "warning", message, evidence, appliance);
});

function daysAhead(leftMs: number): string {
  const days = Math.floor(leftMs / dayMs);
  if (days === 0) return "in less than a day";
  return days === 1 ? "in 1 day" : `in ${days} days`;
}

/** The vendor advises against it for failover pairs: only the appliance that DNS leads to can renew (api-facts 12). */
export const letsEncrypt: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  if (!shown || !/(^|[,\s/])O\s*=\s*"?(\(STAGING\) )?let'?s encrypt/i.test(shown.certificate.issuer)) return null;
  const message = `The certificate that ${appliance.name} serves comes from Let's Encrypt, which renews only where DNS leads.`;
  const evidence = [tried(`${appliance.name}: issued by ${shown.certificate.issuer}`, shown.at)];
  return finding("CERT_LETS_ENCRYPT", "info", message, evidence, appliance);
});
