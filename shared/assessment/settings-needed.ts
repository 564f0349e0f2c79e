/** What a takeover by the stand-in depends on and no API shows (api-facts 0.7): only a person can say it. */
import { judgeSettings } from "../attestations/judge-settings.ts";
import type { JudgedSetting } from "../attestations/judged-setting.ts";
import type { AttestationItem } from "../domain/attestation.ts";
import type { AgedReadiness } from "../readiness/readiness-check.ts";
import type { AssessmentContext } from "./context.ts";
import { standIn } from "./findings/roles.ts";
import type { Situation } from "./situation.ts";

export interface SettingsNeeded {
  missing: readonly JudgedSetting[];
  /** Said once, and to be said again. */
  lapsed: readonly JudgedSetting[];
  against: readonly JudgedSetting[];
}

/** Of the pair, and of both appliances. */
const always: readonly AttestationItem[] = [
  "keys-equal",
  "firewall-providers",
  "connection-agents",
  "shared-ip-ticked",
];
/** Of whichever would take over. */
const ofStandIn: readonly AttestationItem[] = ["automatic-failover", "test-ips"];

export function settingsNeeded(situation: Situation, context: AssessmentContext): SettingsNeeded {
  const [first, second] = situation.appliances;
  const target = standIn(situation) ?? (first.isNormalPrimary ? second : first);
  const isNeeded = ({ item, appliance, matters }: JudgedSetting): boolean => {
    if (!matters) return false;
    if (always.includes(item)) return true;
    if (appliance !== target.name) return false;
    // While roles are swapped the backup is not meant to synchronize: what that costs is said as data at risk.
    return ofStandIn.includes(item) || (item === "backup-operations" && !target.isNormalPrimary);
  };
  const needed = judgeSettings(situation, context).filter(isNeeded);
  return {
    missing: needed.filter(({ why }) => why === "not-said"),
    lapsed: needed.filter(({ why }) => why === "lapsed"),
    against: needed.filter(({ answer, item }) => answer === "no" && item !== "automatic-failover"),
  };
}

export function notSaid({ missing, lapsed }: SettingsNeeded): AgedReadiness["reasons"] {
  const reasons: AgedReadiness["reasons"] = [];
  if (missing.length > 0) {
    const message = `No API shows this, and nobody has confirmed it: ${listed(missing)}.`;
    reasons.push({ code: "ATTESTATIONS_MISSING", message, grade: "unknown", at: null });
  }
  const [oldest] = lapsed.map(({ at }) => at ?? "").sort();
  if (oldest) {
    const message = `This was confirmed and has to be confirmed again: ${listed(lapsed)}.`;
    reasons.push({ code: "ATTESTATIONS_LAPSED", message, grade: "attested", at: oldest });
  }
  return reasons;
}

const listed = (some: readonly JudgedSetting[]): string =>
  some.map(({ item, appliance }) => (appliance === null ? words[item] : `${words[item]} of ${appliance}`)).join(", ");

const words: Readonly<Partial<Record<AttestationItem, string>>> = {
  "backup-operations": "Backup Operations",
  "automatic-failover": "Automatic Failover",
  "test-ips": "test IPs",
  "shared-ip-ticked": "the tick at the shared IP",
  "keys-equal": "equal inter-appliance keys",
  "firewall-providers": "the way to the security providers",
  "connection-agents": "the way of connection agents to both",
};
