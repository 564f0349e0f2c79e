/** What clients would be shown after a failover, and whether they would accept it. */
import { refusedInWords } from "../../../certificates/refusal-words.ts";
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
  const shown = served(backup, situation);
  if (!shown || shown.refusal === null) return [];
  const message = refusedInWords(backup.name, situation.pair.site.host, shown.refusal);
  const evidence = [refusalOf(backup.name, shown), ...lastRoleOf(backup)];
  return [finding("CERT_REFUSED_ON_BACKUP", "critical", message, evidence, backup)];
};

function refusedOnBoth(situation: Situation): Finding[] {
  const { appliances, pair } = situation;
  const [a, b] = [served(appliances[0], situation), served(appliances[1], situation)];
  if (!a || !b || a.refusal === null || b.refusal === null) return [];
  if (appliances.some(({ reading }) => reading?.role === "none")) return [];
  const [first, second] = pair.appliances;
  const message = `Clients would refuse both ${first.name} (${a.refusal}) and ${second.name} (${b.refusal}) under the name ${pair.site.host}, whichever of them is the backup.`;
  const evidence = [refusalOf(first.name, a), refusalOf(second.name, b)];
  return [finding("CERT_REFUSED_ON_BACKUP", "critical", message, evidence)];
}

/** Where it tells no role now, what it is the backup by. */
const lastRoleOf = ({ name, reading, lastReading }: ApplianceSituation) =>
  reading === null && lastReading?.reading.role === "backup"
    ? [{ what: `${name}: last seen as backup`, at: lastReading.at, grade: "api" as const }]
    : [];

const refusalOf = (name: string, { refusal, at }: { refusal: string | null; at: string }) =>
  tried(`handshake with ${name}: ${refusal ?? "accepted"}`, at);

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
