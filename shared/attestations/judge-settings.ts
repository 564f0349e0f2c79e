/**
 * Every setting that no API shows, beside what it should be: by the appliance's identity, since these settings stay with
 * their appliance; by the role it has now, since they are in force on the backup alone; and by the network method.
 */
import type { AssessmentContext } from "../assessment/context.ts";
import { enabledSharedIps } from "../assessment/findings/shared-ip.ts";
import type { ApplianceSituation, Situation } from "../assessment/situation.ts";
import type { AttestationItem } from "../domain/attestation.ts";
import { attestedOf, countingValue } from "./attested.ts";
import type { JudgedSetting, SettingReason } from "./judged-setting.ts";

const dayMinutes = 1440;

/** What a rule says of a value; null as answer: the value alone does not tell. */
interface Rule {
  advised?: string | null;
  code?: string;
  /** Left out: it matters. A reason: it does not, and this is why. */
  idle?: SettingReason | null;
  judge(value: string): { answer: boolean | null; why: SettingReason };
}

export function judgeSettings(situation: Situation, context: AssessmentContext): JudgedSetting[] {
  const facts = readFacts(situation, context);
  return [
    ...situation.appliances.flatMap((one) => judgeAppliance(one, facts)),
    ...Object.entries(rulesOfPair(facts)).map(([item, rule]) =>
      judgeOne(item as AttestationItem, null, rule, facts.context),
    ),
  ];
}

interface Facts {
  situation: Situation;
  context: AssessmentContext;
  isSharedIp: boolean;
  normalBackup: ApplianceSituation;
  /** Automatic failover of the normal backup, as far as it counts. */
  automatic: string | null;
}

function readFacts(situation: Situation, context: AssessmentContext): Facts {
  const [first, second] = situation.appliances;
  const normalBackup = first.isNormalPrimary ? second : first;
  return {
    situation,
    context,
    isSharedIp: situation.pair.network.method === "shared-ip",
    normalBackup,
    automatic: countingValue(context, "automatic-failover", normalBackup.name),
  };
}

function judgeAppliance(one: ApplianceSituation, facts: Facts): JudgedSetting[] {
  const rules = one.isNormalPrimary ? rulesOfNormalPrimary(one, facts) : rulesOfNormalBackup(one, facts);
  return Object.entries(rules).map(([item, rule]) =>
    withWhatIsSeen(judgeOne(item as AttestationItem, one.name, rule, facts.context), one, facts),
  );
}

function judgeOne(
  item: AttestationItem,
  appliance: string | null,
  rule: Rule,
  context: AssessmentContext,
): JudgedSetting {
  const said = attestedOf(context, item, appliance);
  const known = {
    item,
    appliance,
    matters: rule.idle == null,
    advised: rule.advised ?? null,
    code: rule.code ?? null,
    said,
    at: said?.attestation.at ?? null,
    grade: said ? ("attested" as const) : ("unknown" as const),
  };
  if (!said) return { ...known, answer: "unknown", why: rule.idle ?? "not-said" };
  if (rule.idle) return { ...known, answer: said.staleBecause ? "unknown" : "yes", why: rule.idle };
  const { answer, why } = rule.judge(said.attestation.value);
  // What was wrong stays wrong until somebody says otherwise; what was right has to be said again.
  if (answer !== false && said.staleBecause) return { ...known, answer: "unknown", why: "lapsed" };
  return { ...known, answer: inWords(answer), why };
}

function inWords(answer: boolean | null): JudgedSetting["answer"] {
  if (answer === null) return "unknown";
  return answer ? "yes" : "no";
}

const advise = (advised: string, code?: string): Rule => ({
  advised,
  ...(code ? { code } : {}),
  judge: (value) =>
    value === advised ? { answer: true, why: "as-advised" } : { answer: false, why: "not-as-advised" },
});

const asOneLikes: Rule["judge"] = () => ({ answer: true, why: "as-one-likes" });

/** In force is what the backup has: of the normal primary that is so only while roles are swapped. */
function rulesOfNormalPrimary(one: ApplianceSituation, facts: Facts): Partial<Record<AttestationItem, Rule>> {
  const { situation, context } = facts;
  const isBackupNow = situation.backup === one;
  const isWorking = isBackupNow && countingValue(context, "backup-operations", one.name) === "on";
  const idle = isWorking ? null : ("not-in-force" as const);
  return {
    "backup-operations": {
      ...advise("off", "BACKUP_OPS_WRONG_SIDE"),
      judge: (value) => {
        if (value === "off") return { answer: true, why: "as-advised" };
        return isBackupNow ? { answer: true, why: "on-while-swapped" } : { answer: false, why: "not-as-advised" };
      },
    },
    "automatic-failover": advise("off", "AUTO_FAILOVER_UNSUITED"),
    "sync-interval": { ...intervalRule, idle },
    bandwidth: { ...bandwidthRule(facts), idle },
    timeout: { idle: "not-in-force", judge: asOneLikes },
    "test-ips": testIpsRule(one, facts),
    ...sharedIpRule(facts),
  };
}

function rulesOfNormalBackup(one: ApplianceSituation, facts: Facts): Partial<Record<AttestationItem, Rule>> {
  return {
    "backup-operations": advise("on", "BACKUP_OPS_OFF"),
    "automatic-failover": automaticRule(facts),
    "sync-interval": intervalRule,
    bandwidth: bandwidthRule(facts),
    timeout: timeoutRule(facts),
    "test-ips": testIpsRule(one, facts),
    ...sharedIpRule(facts),
  };
}

const intervalRule: Rule = {
  advised: String(dayMinutes),
  code: "SYNC_INTERVAL_OVER_A_DAY",
  judge: (value) =>
    value !== "none" && Number(value) <= dayMinutes
      ? { answer: true, why: "as-advised" }
      : { answer: false, why: "not-as-advised" },
};

/** No rule about the figure: what counts is that one sync ends before the next begins, which their times bear out. */
const bandwidthRule = ({ situation, context, normalBackup }: Facts): Rule => ({
  judge: (value) => {
    if (value === "none") return { answer: true, why: "as-one-likes" };
    const minutes = Number(countingValue(context, "sync-interval", (situation.backup ?? normalBackup).name));
    const usualMs = situation.rhythm.usualMs;
    const isInTime = usualMs !== null && minutes > 0 && usualMs <= minutes * 60_000 * 1.25;
    return isInTime ? { answer: true, why: "syncs-in-time" } : { answer: null, why: "not-known-whether-in-time" };
  },
});

/** On a shared IP nothing has to be swung; elsewhere it helps only where somebody or something leads the name over. */
function automaticRule({ context, isSharedIp }: Facts): Rule {
  const isAcross = countingValue(context, "same-subnet", null) === "no";
  const isSwung = countingValue(context, "name-is-swung", null) === "yes";
  const onSameSubnet = isSharedIp ? "on" : null;
  return {
    advised: isAcross ? "off" : onSameSubnet,
    code: "AUTO_FAILOVER_UNSUITED",
    judge: (value) => {
      if (value === "on" && isAcross) return { answer: false, why: "across-subnets" };
      if (isSharedIp && !isAcross) return advise("on").judge(value);
      if (value === "on" && !isSwung) return { answer: false, why: "nothing-swings-the-name" };
      return { answer: true, why: isAcross ? "as-advised" : "as-one-likes" };
    },
  };
}

function timeoutRule({ automatic, situation, context, normalBackup }: Facts): Rule {
  const other = situation.appliances.find((one) => one !== normalBackup);
  return {
    idle: automatic === "off" ? "not-in-force" : null,
    judge: (value) => {
      const ended = other ? (context.outagesOf?.(other.name) ?? []) : [];
      if (ended.length === 0) return { answer: true, why: "no-outage-seen" };
      return Number(value) * 1000 > Math.max(...ended)
        ? { answer: true, why: "longer-than-outages" }
        : { answer: true, why: "shorter-than-outage" };
    },
  };
}

/** Without them a backup that has lost the network takes over from a primary that is well. */
function testIpsRule({ name }: ApplianceSituation, { context }: Facts): Rule {
  const mayTakeOver =
    attestedOf(context, "automatic-failover", name)?.attestation.value === "on" &&
    countingValue(context, "backup-operations", name) !== "off";
  return { ...advise("yes", "TEST_IPS_MISSING"), idle: mayTakeOver ? null : "not-in-force" };
}

const sharedIpRule = ({ isSharedIp }: Facts): Partial<Record<AttestationItem, Rule>> =>
  isSharedIp ? { "shared-ip-ticked": advise("yes", "SHARED_IP_NOT_MIRRORED") } : {};

/** A shared IP that is enabled on an appliance is ticked there. */
function withWhatIsSeen(judged: JudgedSetting, one: ApplianceSituation, { situation }: Facts): JudgedSetting {
  if (judged.item !== "shared-ip-ticked") return judged;
  const enabled = enabledSharedIps(one) ?? [];
  const wanted = situation.pair.network.sharedIps;
  if (enabled.length === 0 || !wanted.every((ip) => enabled.includes(ip))) return judged;
  return { ...judged, answer: "yes", why: "seen-enabled", grade: "api", at: one.readBy?.at ?? null };
}

function rulesOfPair({ isSharedIp, automatic }: Facts): Partial<Record<AttestationItem, Rule>> {
  const withoutAutomatic: SettingReason | null = automatic === "on" ? null : "not-in-force";
  const swings: Partial<Record<AttestationItem, Rule>> = isSharedIp
    ? {}
    : { "name-is-swung": { ...advise("yes", "AUTO_FAILOVER_UNSUITED"), idle: withoutAutomatic } };
  return {
    "same-subnet": { ...advise("yes", "AUTO_FAILOVER_UNSUITED"), idle: withoutAutomatic },
    ...swings,
    "api-or-builtin": advise("yes", "API_AND_BUILTIN"),
    "keys-equal": advise("yes", "KEYS_UNATTESTED"),
    "mail-alerts": advise("yes", "MAIL_ALERT_MISSING"),
    "firewall-providers": advise("yes", "FIREWALL_UNATTESTED"),
    "connection-agents": advise("yes", "FIREWALL_UNATTESTED"),
    "backup-reaches-primary-by-name": advise("yes"),
  };
}
