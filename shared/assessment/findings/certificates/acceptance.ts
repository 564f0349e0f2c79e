/** What clients would be shown after a failover, and whether they would accept it. */
import { acceptanceByClients, turnedAwayInWords, turnsClientsAway } from "../../../certificates/client-acceptance.ts";
import { refusedInWords } from "../../../certificates/refusal-words.ts";
import { findAppliance } from "../../../domain/pair.ts";
import type { Finding } from "../../../domain/pair-status.ts";
import type { ApplianceSituation, Situation } from "../../situation.ts";
import { type FindingRule, finding, forEachAppliance, tried } from "../finding.ts";
import { standIn } from "../roles.ts";
import { served, servedByDefault } from "./served.ts";

/**
 * The rehearsal: a strict handshake with the stand-in's own address under the site name. While no role is known, the
 * account was perhaps sent to neither because of these very certificates: then it is the one that was the backup last or,
 * where none was ever seen, either of the two.
 */
export const refusedOnBackup: FindingRule = (situation) => {
  const backup = standIn(situation);
  if (!backup) return refusedOnBoth(situation);
  const against = againstClients(backup, situation);
  if (!against) return [];
  const evidence = [against.evidence, ...lastRoleOf(backup)];
  return [finding("CERT_REFUSED_ON_BACKUP", "critical", against.message, evidence, backup)];
};

function refusedOnBoth(situation: Situation): Finding[] {
  const { appliances, pair } = situation;
  const [a, b] = [againstClients(appliances[0], situation), againstClients(appliances[1], situation)];
  if (!a || !b) return [];
  if (appliances.some(({ reading }) => reading?.role === "none")) return [];
  const [first, second] = pair.appliances;
  const message = `Clients would refuse both ${first.name} (${a.code}) and ${second.name} (${b.code}) under the name ${pair.site.host}, whichever of them is the backup.`;
  return [finding("CERT_REFUSED_ON_BACKUP", "critical", message, [a.evidence, b.evidence])];
}

/** Why clients would refuse it; null: they would not, or that is not known. */
function againstClients(appliance: ApplianceSituation, situation: Situation) {
  const { name, certificate: look } = appliance;
  const { host } = situation.pair.site;
  const shown = served(appliance, situation);
  if (!shown) {
    if (look?.outcome.kind !== "unreachable" || situation.isOld(look) || !turnsClientsAway(look.outcome)) return null;
    const { code } = look.outcome;
    return { code, message: turnedAwayInWords(name, host, code), evidence: refusalOf(name, { code, at: look.at }) };
  }
  const { refusal, at } = shown;
  // What was seen before clients were asked about apart is judged by the one answer there is.
  const reasons = shown.clientRefusal === undefined ? byTrust(name, host, refusal) : asClients(shown, name, situation);
  const code = shown.clientRefusal ?? (refusal === "PIN_CHANGED" ? null : refusal) ?? "accepted by the handshake alone";
  return reasons.length > 0 ? { code, message: reasons.join(" "), evidence: refusalOf(name, { code, at }) } : null;
}

const byTrust = (name: string, host: string, refusal: string | null): string[] =>
  refusal === null || refusal === "PIN_CHANGED" ? [] : [refusedInWords(name, host, refusal)];

function asClients(
  { certificate, clientRefusal = null, at }: NonNullable<ReturnType<typeof served>>,
  appliance: string,
  { pair, nowMs }: Situation,
): string[] {
  const { names, chain = [] } = certificate;
  const { trust } = findAppliance(pair, appliance).tls;
  const { host } = pair.site;
  const judged = acceptanceByClients({ appliance, host, trust, clientRefusal, names, chain, at, nowMs });
  return judged.answer === "no" ? judged.reasons : [];
}

/** Where it tells no role now, what it is the backup by. */
const lastRoleOf = ({ name, reading, lastReading }: ApplianceSituation) =>
  reading === null && lastReading?.reading.role === "backup"
    ? [{ what: `${name}: last seen as backup`, at: lastReading.at, grade: "api" as const }]
    : [];

const refusalOf = (name: string, { code, at }: { code: string; at: string }) =>
  tried(`handshake with ${name}: ${code}`, at);

export const differentLeaf: FindingRule = (situation) => {
  const [first, second] = situation.appliances;
  const [a, b] = [served(first, situation), served(second, situation)];
  if (!a || !b || a.refusal !== null || b.refusal !== null) return [];
  if (a.certificate.sha256 === b.certificate.sha256) return [];
  return [
    finding("CERT_MISMATCH", "warning", `${first.name} and ${second.name} serve different certificates.`, [
      tried(`${first.name}: ${a.certificate.sha256}`, a.at),
      tried(`${second.name}: ${b.certificate.sha256}`, b.at),
    ]),
  ];
};

export const selfSigned: FindingRule = forEachAppliance((appliance, situation) => {
  const shown = served(appliance, situation);
  if (!shown?.certificate.chain?.[0]?.isSelfSigned) return null;
  const message = `${appliance.name} serves a certificate that it has signed itself.`;
  const evidence = [tried(`${appliance.name}: ${shown.certificate.subject}, issued by itself`, shown.at)];
  return finding("CERT_SELF_SIGNED", "warning", message, evidence, appliance);
});

/** The default certificate may be neither self-signed nor the factory one, which is self-signed as well (api-facts 6). */
export const differsWithoutName: FindingRule = (situation) => {
  const [first, second] = situation.appliances;
  const [a, b] = [servedByDefault(first, situation), servedByDefault(second, situation)];
  const found = situation.appliances.flatMap((appliance) => {
    const shown = servedByDefault(appliance, situation);
    // Where the site's own certificate is self-signed as well, that is the finding.
    if (
      !shown?.certificate.chain?.[0]?.isSelfSigned ||
      served(appliance, situation)?.certificate.chain?.[0]?.isSelfSigned
    ) {
      return [];
    }
    const message = `Clients that send no server name are shown a self-signed certificate by ${appliance.name}.`;
    const evidence = [tried(`${appliance.name} without a server name: ${shown.certificate.subject}`, shown.at)];
    return [finding("CERT_NO_SNI_DIFFERS", "warning", message, evidence, appliance)];
  });
  if (found.length > 0 || !a || !b || a.certificate.sha256 === b.certificate.sha256) return found;
  const message = `Clients that send no server name are shown different certificates by ${first.name} and ${second.name}.`;
  return [
    finding("CERT_NO_SNI_DIFFERS", "warning", message, [
      tried(`${first.name} without a server name: ${a.certificate.sha256}`, a.at),
      tried(`${second.name} without a server name: ${b.certificate.sha256}`, b.at),
    ]),
  ];
};
