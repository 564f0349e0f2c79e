/** Whether each condition of the veto table holds at this moment, and what a person reads about it. */
import { served } from "../../assessment/findings/certificates/served.ts";
import type { ApplianceSituation } from "../../assessment/situation.ts";
import { refusedInWords } from "../../certificates/refusal-words.ts";
import type { Answer } from "../../domain/answer.ts";
import { isAcceptedAppliance, isKnownAppliance } from "../known-appliance.ts";
import { holdsLiveData } from "../live-data.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { compareSoftware } from "../same-software.ts";
import { applianceOf, peerOf } from "../which-appliance.ts";
import { backupMissing } from "./backup-missing.ts";
import { bestPracticeGaps } from "./best-practice.ts";
import { changesOpen, recentChanges } from "./changes-at-risk.ts";
import { noFullAccess } from "./full-access.ts";
import { settingsOnAtPrimary } from "./settings-on.ts";
import type { VetoCondition } from "./veto.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";

export const judgeCondition: Readonly<Record<VetoCondition, (asked: VetoQuestion) => JudgedCondition>> = {
  conflict,
  "appliance-id-changed": applianceIdChanged,
  "served-by-primary": servedByPrimary,
  "software-unequal": softwareUnequal,
  "sync-overdue": syncOverdue,
  "backup-unhealthy": backupUnhealthy,
  "certificate-refused": certificateRefused,
  "no-backup": backupMissing,
  "settings-on-at-primary": settingsOnAtPrimary,
  attestations: attestationsMissing,
  "no-full-access": noFullAccess,
  "cool-down": coolDown,
  "changes-open": changesOpen,
  "recent-changes": recentChanges,
  "peer-not-seen": peerNotSeen,
  "not-the-live-data": notTheLiveData,
};

function conflict({ known: { situation, status } }: VetoQuestion): JudgedCondition {
  const [first, second] = situation.appliances;
  if (situation.conflict) {
    return { holds: "yes", message: `${first.name} and ${second.name} both say they are ${situation.conflict}.` };
  }
  const onBoth = status.findings.find(({ code }) => code === "SHARED_IP_ON_BOTH");
  if (onBoth) return { holds: "yes", message: onBoth.message };
  const silent = situation.appliances.filter(({ reading }) => reading?.role == null).map(({ name }) => name);
  return {
    holds: silent.length === 0 ? "no" : "unknown",
    message: `${silent.join(" and ")} told no role, so a conflict of roles cannot be ruled out.`,
  };
}

function applianceIdChanged({ known }: VetoQuestion): JudgedCondition {
  const [first, second] = known.situation.appliances;
  const id = first.reading?.applianceId;
  if (id && id === second.reading?.applianceId) {
    return {
      holds: "yes",
      message: `${first.name} and ${second.name} answer with one id: both addresses lead to one appliance.`,
    };
  }
  const strangers = known.situation.appliances.filter(({ name }) => !isAcceptedAppliance(known, name));
  const changed = strangers.find(({ name }) => isKnownAppliance(known, name) === "no");
  if (changed) return { holds: "yes", message: anotherWords(changed, known) };
  const unknown = strangers.filter(({ name }) => isKnownAppliance(known, name) === "unknown").map(({ name }) => name);
  const isAnythingKept = known.facts.appliances.some((one) => unknown.includes(one.name) && one.knownAs !== null);
  return {
    holds: unknown.length === 0 ? "no" : "unknown",
    // Where no id was kept none can differ, as at the first run of a pairs file: that is said and held against nobody.
    isOnlySaid: !isAnythingKept,
    message: `Nothing is known from before about ${unknown.join(" and ")}, or no id was told now, so nobody can say whether the same appliance answers as before.`,
  };
}

function anotherWords({ name, reading }: ApplianceSituation, { facts }: RunKnowledge): string {
  const knownAs = facts.appliances.find((one) => one.name === name)?.knownAs;
  return `Another appliance answers at the address of ${name}: its id is ${reading?.applianceId}, and ${knownAs?.applianceId} was seen first (${knownAs?.at}).`;
}

function servedByPrimary({ serving, known: { situation } }: VetoQuestion): JudgedCondition {
  const peer = peerOf(situation, serving).name;
  const { servedBy, site, pair } = situation;
  if (servedBy === "unknown") {
    return { holds: "unknown", message: `Who serves ${pair.site.host} is not known: it may still be ${peer}.` };
  }
  return {
    holds: servedBy === peer ? "yes" : "no",
    message: `${pair.site.host} is still served by ${peer} (seen at ${site?.at}).`,
  };
}

function softwareUnequal({ known: { situation } }: VetoQuestion): JudgedCondition {
  const { isSame, text } = compareSoftware(situation);
  return { holds: { yes: "no", no: "yes", unknown: "unknown" }[isSame] as Answer, message: text };
}

function syncOverdue({ known: { situation, status } }: VetoQuestion): JudgedCondition {
  const found = status.findings.find(({ code }) => code === "SYNC_OVERDUE" || code === "SYNC_NEVER");
  if (found) return { holds: "yes", message: `${found.message}${lastSyncWords(situation.sync?.lastSync.at)}` };
  return {
    holds: situation.sync ? "no" : "unknown",
    message: "No data sync is known, so nobody can say how old the data of the backup is.",
  };
}

const lastSyncWords = (at: string | undefined): string => (at ? ` It was at ${at}.` : "");

/** The one that takes over; where nobody takes over, the one that is overwritten. */
function backupUnhealthy({ column, serving, known: { situation } }: VetoQuestion): JudgedCondition {
  const isTakingOver = column === "planned" || column === "takeover" || column === "force";
  const backup = isTakingOver ? applianceOf(situation, serving) : peerOf(situation, serving);
  if (backup.isHealthy === true) return { holds: "no", message: `${backup.name} is healthy.` };
  if (backup.isHealthy === false) return { holds: "yes", message: `${backup.name} says that it is not healthy.` };
  return backup.reachable === false
    ? { holds: "yes", message: `${backup.name} does not answer.` }
    : { holds: "unknown", message: `The health of ${backup.name} is not known.` };
}

function certificateRefused({ serving, known: { situation } }: VetoQuestion): JudgedCondition {
  const shown = served(applianceOf(situation, serving), situation);
  const { host } = situation.pair.site;
  if (!shown) {
    return { holds: "unknown", message: `Whether clients would accept ${serving} under ${host} is not known.` };
  }
  if (shown.refusal === null) return { holds: "no", message: `Clients accept ${serving} under ${host}.` };
  return { holds: "yes", message: `${refusedInWords(serving, host, shown.refusal)} Seen at ${shown.at}.` };
}

function attestationsMissing({ known: { situation, attestations } }: VetoQuestion): JudgedCondition {
  const gaps = bestPracticeGaps(situation.pair, attestations, situation.nowMs);
  return {
    holds: gaps.length === 0 ? "no" : "yes",
    message: `Settings that no API shows are not all confirmed as they should be: ${gaps.join("; ")}.`,
  };
}

function coolDown({ known: { lastSwapAt, situation, facts } }: VetoQuestion): JudgedCondition {
  const sinceMs = lastSwapAt === null ? Number.POSITIVE_INFINITY : situation.nowMs - Date.parse(lastSwapAt);
  return {
    holds: sinceMs < facts.timing.coolDownMs ? "yes" : "no",
    message: `The roles were changed from here at ${lastSwapAt}; let the pair settle before they change again.`,
  };
}

/** What is not seen well is not seen: here nothing is left unknown. */
function peerNotSeen({ serving, known: { situation } }: VetoQuestion): JudgedCondition {
  return {
    holds: isSeenHealthy(applianceOf(situation, serving)) ? "no" : "yes",
    message: `${serving} is not seen alive and healthy from this computer, so nobody would be left to be primary.`,
  };
}

export const isSeenHealthy = ({ reading, isHealthy }: ApplianceSituation): boolean =>
  reading !== null && isHealthy === true;

function notTheLiveData({ serving, known }: VetoQuestion): JudgedCondition {
  const live = holdsLiveData(known, serving);
  return {
    holds: ({ yes: "no", no: "yes", unknown: "unknown" } as const)[live.answer],
    message: `The first sync overwrites the other appliance with what ${serving} holds. ${live.text}`,
  };
}
