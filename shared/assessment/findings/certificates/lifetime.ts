/** How long certificates last, and who renews them. */
import { isByLetsEncrypt } from "../../../certificates/lets-encrypt.ts";
import { daysAhead, type Life, lifeOf } from "../../../certificates/life.ts";
import type { Finding } from "../../../domain/pair-status.ts";
import type { ApplianceSituation, Situation } from "../../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { served } from "./served.ts";

/** One certificate of a served chain. `who` begins a sentence. */
interface Element {
  who: string;
  /** Of an authority; null: the server's own. */
  subject: string | null;
  /** Clients have their own copy of it, or did without it, so nobody has to renew it here. */
  isUnneeded: boolean;
  notAfter: string;
  life: Life;
  at: string;
}

/**
 * Under a third of its life left, at most 30 days (judgement 3); the last days of it in urgent words. Whatever is sent along
 * counts: clients refuse a chain of which one certificate has expired.
 */
export const expiry: FindingRule = (situation) =>
  situation.appliances.flatMap((appliance) => {
    const elements = elementsOf(appliance, situation);
    const expired = elements.filter(({ life, isUnneeded }) => !isUnneeded && life.state === "expired");
    const [ending] = elements
      .filter(({ life, isUnneeded }) => !isUnneeded && (life.state === "due" || life.state === "urgent"))
      .sort((a, b) => a.life.leftMs - b.life.leftMs);
    return [...hasExpired(expired, appliance), ...(ending ? [isExpiring(ending, appliance)] : [])];
  });

function elementsOf(appliance: ApplianceSituation, situation: Situation): Element[] {
  const shown = served(appliance, situation);
  if (!shown) return [];
  const { thresholds, nowMs } = situation;
  const { certificate, clientRefusal, at } = shown;
  const leaf = {
    who: `The certificate that ${appliance.name} serves`,
    subject: null,
    isUnneeded: false,
    notAfter: certificate.notAfter,
    life: lifeOf(certificate, nowMs, thresholds),
    at,
  };
  const authorities = (certificate.chain ?? [])
    .slice(1)
    .map(({ subject, notBefore = null, notAfter, isSelfSigned }) => ({
      who: `The certificate of ${subject}, which ${appliance.name} sends along,`,
      subject,
      isUnneeded: isSelfSigned || (clientRefusal === null && Date.parse(notAfter) <= Date.parse(at)),
      notAfter,
      life: lifeOf({ notBefore, notAfter }, nowMs, thresholds),
      at,
    }));
  return [leaf, ...authorities];
}

/** One finding for each appliance, whatever of its chain has expired. */
function hasExpired(expired: Element[], appliance: ApplianceSituation): Finding[] {
  if (expired.length === 0) return [];
  const message = expired
    .map(
      ({ who, subject }) =>
        `${who} has expired.${subject === null ? "" : " Import the chain that its issuer offers now."}`,
    )
    .join(" ");
  const evidence = expired.map((element) => validity(element, appliance));
  return [finding("CERT_EXPIRED", "critical", message, evidence, appliance)];
}

function isExpiring(element: Element, appliance: ApplianceSituation): Finding {
  const { who, life } = element;
  const urgency = life.state === "urgent" ? " Critical: then every client refuses it; renew it now." : "";
  const message = `${who} expires ${daysAhead(life.leftMs)}.${urgency}`;
  return finding("CERT_EXPIRING", "warning", message, [validity(element, appliance)], appliance);
}

const validity = ({ subject, notAfter, at }: Element, { name }: ApplianceSituation) =>
  tried(`${name}: ${subject === null ? "" : `${subject} `}valid until ${notAfter}`, at);

/** The vendor advises against it for failover pairs: only the appliance that DNS leads to can renew (api-facts 12). */
export const letsEncrypt: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  if (!shown || !isByLetsEncrypt(shown.certificate.issuer)) return null;
  const message = `The certificate that ${appliance.name} serves comes from Let's Encrypt, which renews only where DNS leads.`;
  const evidence = [tried(`${appliance.name}: issued by ${shown.certificate.issuer}`, shown.at)];
  return finding("CERT_LETS_ENCRYPT", "info", message, evidence, appliance);
});
