/**
 * What a person has looked up in /login and that is not as it should be. Nothing is raised because nobody has said anything
 * yet: of a pair that was just added that is true of every setting, and readiness says so. What was confirmed once and no
 * longer counts is another matter for keys and firewall, whose confirmation is all there is.
 */
import { judgeSettings } from "../../attestations/judge-settings.ts";
import type { JudgedSetting } from "../../attestations/judged-setting.ts";
import type { Finding, Severity } from "../../domain/pair-status.ts";
import type { Situation } from "../situation.ts";
import { type FindingRule, finding } from "./finding.ts";

export const attestedSettings: FindingRule = (situation, context) => {
  if ((context.attestations ?? []).length === 0) return [];
  const raised = judgeSettings(situation, context).filter((judged) => judged.answer === "no" || isLapsed(judged));
  return kinds.flatMap((kind) => {
    const found = raised.filter(({ code }) => code === kind.code);
    const groups = kind.isOfOne ? found.map((one) => [one]) : [found];
    return groups.filter((group) => group.length > 0).map((group) => state(kind, group, situation));
  });
};

interface Kind {
  code: string;
  severity: Severity;
  /** A finding of each appliance by itself; else one of the pair for all that stands behind it. */
  isOfOne: boolean;
  words(one: JudgedSetting, situation: Situation): string;
}

function state(
  { code, severity, isOfOne, words }: Kind,
  found: readonly JudgedSetting[],
  situation: Situation,
): Finding {
  const message = [...new Set(found.map((one) => words(one, situation)))].join(" ");
  return finding(code, severity, message, found.map(said), isOfOne ? named(situation, found[0]) : undefined);
}

const lapsing = new Set(["KEYS_UNATTESTED", "FIREWALL_UNATTESTED"]);
const isLapsed = ({ why, code }: JudgedSetting): boolean => why === "lapsed" && code !== null && lapsing.has(code);

const named = ({ appliances }: Situation, about: JudgedSetting | undefined) =>
  appliances.find(({ name }) => name === about?.appliance);

const said = ({ item, appliance, said: word }: JudgedSetting): Finding["evidence"][number] => ({
  what: `${appliance === null ? "" : `${appliance}: `}${item} ${word?.attestation.value ?? ""}`.trim(),
  at: word?.attestation.at ?? null,
  grade: "attested",
});

const kinds: readonly Kind[] = [
  {
    code: "TEST_IPS_MISSING",
    severity: "critical",
    isOfOne: true,
    words: ({ appliance }) =>
      `Automatic failover is on at ${appliance} without test IPs: when ${appliance} loses the network it would take over from a primary that is well.`,
  },
  {
    code: "BACKUP_OPS_WRONG_SIDE",
    severity: "warning",
    isOfOne: true,
    words: ({ appliance }) =>
      `Backup Operations is on at ${appliance}, the normal primary: as soon as it is backup it would start data syncs.`,
  },
  {
    code: "BACKUP_OPS_OFF",
    severity: "warning",
    isOfOne: true,
    words: ({ appliance }) =>
      `Backup Operations is off at ${appliance}, the normal backup: as backup it neither synchronizes nor watches the primary.`,
  },
  { code: "AUTO_FAILOVER_UNSUITED", severity: "warning", isOfOne: false, words: unsuitedBecause },
  {
    code: "SYNC_INTERVAL_OVER_A_DAY",
    severity: "warning",
    isOfOne: true,
    words: ({ appliance, said: word }) =>
      word?.attestation.value === "none"
        ? `No automatic data sync is set at ${appliance}.`
        : `The data sync interval of ${appliance} is ${word?.attestation.value} minutes: less than one sync a day.`,
  },
  {
    code: "SHARED_IP_NOT_MIRRORED",
    severity: "warning",
    isOfOne: true,
    words: ({ appliance }) => `The shared IP is not ticked at ${appliance}: as primary it would not have it.`,
  },
  {
    code: "KEYS_UNATTESTED",
    severity: "warning",
    isOfOne: false,
    words: ({ answer }) =>
      answer === "no"
        ? "The inter-appliance keys are said not to be equal."
        : "That the inter-appliance keys are equal has to be confirmed again.",
  },
  {
    code: "MAIL_ALERT_MISSING",
    severity: "warning",
    isOfOne: false,
    words: () => "No mail alerts are set up: the appliances tell nobody when failover is in trouble.",
  },
  {
    code: "API_AND_BUILTIN",
    severity: "warning",
    isOfOne: false,
    words: () =>
      "Both the built-in automatic failover and a tool that uses the API may switch roles: they can work against each other.",
  },
  { code: "FIREWALL_UNATTESTED", severity: "warning", isOfOne: false, words: firewallWords },
];

function unsuitedBecause({ appliance, item, why, said: word }: JudgedSetting, situation: Situation): string {
  if (item === "same-subnet" || why === "across-subnets") {
    return "Automatic failover is on, and the appliances are not in one subnet: the built-in one does not work across subnets.";
  }
  if (item === "name-is-swung" || why === "nothing-swings-the-name") {
    const what = situation.pair.network.method === "nat-swing" ? "NAT rule" : "site name";
    return `Automatic failover is on, and nobody is known to lead the ${what} over after it has switched.`;
  }
  const isNormalPrimary = situation.appliances.some((one) => one.name === appliance && one.isNormalPrimary);
  if (isNormalPrimary) return `Automatic failover is on at ${appliance}, the normal primary.`;
  return `Automatic failover is ${word?.attestation.value} at ${appliance}, though a shared IP would follow it.`;
}

function firewallWords({ item, answer }: JudgedSetting): string {
  const [from, to] =
    item === "connection-agents"
      ? ["connection agents", "both appliances"]
      : ["both appliances", "the security providers"];
  return answer === "no"
    ? `It is said that ${from} do not reach ${to} from every address.`
    : `That ${from} reach ${to} has to be confirmed again.`;
}
