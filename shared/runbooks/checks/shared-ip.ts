/** On which appliance the shared IP is enabled, by what healthy appliances tell (`judgement.md` 2). */
import { enabledSharedIps } from "../../assessment/findings/shared-ip.ts";
import type { ApplianceSituation } from "../../assessment/situation.ts";
import type { CheckResult, EvidenceLine } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { applianceOf, peerOf } from "../which-appliance.ts";
import { concluded, lookedAt, sumUp, unknownLine, yesIf } from "./evidence.ts";
import { silenceOf } from "./silence.ts";

/** null: on exactly one of the two. */
export function judgeSharedIp(appliance: string | null, known: RunKnowledge): CheckResult {
  const { method } = known.situation.pair.network;
  if (method !== "shared-ip") {
    return { answer: "yes", text: "This pair has no shared IP, so there is nothing to move.", lines: [] };
  }
  if (appliance === null) return onExactlyOne(known);
  return concluded(sharedIpLines(appliance, known), `The shared IP is enabled on ${appliance} alone.`);
}

export function sharedIpLines(name: string, known: RunKnowledge): EvidenceLine[] {
  const { situation } = known;
  const holder = applianceOf(situation, name);
  const peer = peerOf(situation, name);
  return [enabledLine(holder, situation.pair.network.sharedIps), disabledLine(peer, known)];
}

/**
 * A list that an appliance without a relationship sends is believed only as far as it names one: it may have left the rest
 * out.
 */
function ipsOf(appliance: ApplianceSituation): string[] | null {
  const told = appliance.isHealthy ? (appliance.reading?.sharedIps ?? []) : [];
  return enabledSharedIps(appliance) ?? (told.length > 0 ? told : null);
}

function enabledLine(appliance: ApplianceSituation, configured: readonly string[]): EvidenceLine {
  const ips = ipsOf(appliance);
  const at = lookedAt(appliance);
  if (ips === null) return unknownLine(appliance.name, `${appliance.name} does not tell its shared IPs`, at);
  const missing = configured.filter((ip) => !ips.map(plain).includes(plain(ip)));
  const isEnabled = ips.length > 0 && missing.length === 0;
  return { about: appliance.name, what: tellsOf(appliance.name, ips), holds: yesIf(isEnabled), at, grade: "api" };
}

/** One that is silent can be asked nothing; its silence counts as long as it would be heard. */
function disabledLine(appliance: ApplianceSituation, { situation }: RunKnowledge): EvidenceLine {
  const { name } = appliance;
  const ips = ipsOf(appliance);
  const at = lookedAt(appliance);
  if (ips !== null) {
    return { about: name, what: tellsOf(name, ips), holds: yesIf(ips.length === 0), at, grade: "api" };
  }
  const silence = silenceOf(situation, name);
  const [ownAddress] = silence;
  if (appliance.reading === null && ownAddress && sumUp(silence) === "yes") return ownAddress;
  return unknownLine(name, `${name} does not tell its shared IPs`, at);
}

const plain = (ip: string): string => ip.trim().toLowerCase();

const tellsOf = (name: string, ips: readonly string[]): string =>
  ips.length === 0 ? `no shared IP is enabled on ${name}` : `${ips.join(", ")} is enabled on ${name}`;

function onExactlyOne({ situation }: RunKnowledge): CheckResult {
  const told = situation.appliances.map((one) => ({ one, ips: ipsOf(one) }));
  const lines = told.map(({ one, ips }): EvidenceLine => {
    const at = lookedAt(one);
    if (ips === null) return unknownLine(one.name, `${one.name} does not tell its shared IPs`, at);
    return { about: one.name, what: tellsOf(one.name, ips), holds: "yes", at, grade: "api" };
  });
  const holders = told.filter(({ ips }) => ips !== null && ips.length > 0).map(({ one }) => one.name);
  const known = told.every(({ ips }) => ips !== null);
  if (holders.length === 2) return { answer: "no", text: "The shared IP is enabled on both appliances.", lines };
  if (!known) return { answer: "unknown", text: "Where the shared IP is enabled is not known of both.", lines };
  const [holder] = holders;
  return holder === undefined
    ? { answer: "no", text: "The shared IP is enabled on neither appliance.", lines }
    : { answer: "yes", text: `The shared IP is enabled on ${holder} alone.`, lines };
}
