/**
 * What the appliances send mail about (api-facts 7), and where Pairdesk shows the same: a finding that is there when it is so,
 * or a setting that only a person can look up. The mails themselves are the vendor's and keep coming.
 */
import type { JudgedSetting } from "../attestations/judged-setting.ts";
import type { AttestationItem } from "../domain/attestation.ts";
import type { Finding } from "../domain/pair-status.ts";
import type { MailConditionState, mailConditionIds } from "./readiness-check.ts";

type MailCondition = (typeof mailConditionIds)[number];

interface ShownBy {
  findings: readonly string[];
  items: readonly AttestationItem[];
}

export const mailConditions: Readonly<Record<MailCondition, ShownBy>> = {
  "versions-differ": { findings: ["VERSION_MISMATCH"], items: [] },
  "shared-ip-not-enabled": { findings: ["SHARED_IP_ON_NONE"], items: [] },
  "shared-ip-not-in-appliance": { findings: ["SHARED_IP_NOT_MIRRORED"], items: ["shared-ip-ticked"] },
  "backup-reaches-nothing": { findings: ["APPLIANCE_UNREACHABLE"], items: ["test-ips"] },
  "backup-reaches-no-test-ip": { findings: ["TEST_IPS_MISSING"], items: ["test-ips"] },
  "backup-operations-off": { findings: ["BACKUP_OPS_OFF"], items: ["backup-operations"] },
  "backup-fails-itself": { findings: ["APPLIANCE_UNHEALTHY"], items: [] },
  "primary-not-reached-by-name": { findings: [], items: ["backup-reaches-primary-by-name"] },
  "primary-silent": { findings: ["APPLIANCE_UNREACHABLE"], items: [] },
  "primary-silent-will-switch": { findings: ["APPLIANCE_UNREACHABLE"], items: ["automatic-failover", "timeout"] },
  "backup-takes-over": { findings: ["TAKEOVER_SEEN"], items: [] },
  "nobody-pulls-data": { findings: ["SYNC_NEVER", "SYNC_OVERDUE"], items: [] },
};

export function readMailConditions(
  findings: readonly Finding[],
  judged: readonly JudgedSetting[],
): MailConditionState[] {
  return Object.entries(mailConditions).map(([id, { findings: codes, items }]) => {
    const found = findings.find(({ code }) => codes.includes(code));
    const settings = judged.filter(({ item, matters }) => matters && items.includes(item));
    return {
      id: id as MailCondition,
      shownBy: { findings: [...codes], items: [...items] },
      isNow: found !== undefined || settings.some(({ answer }) => answer === "no"),
      isUnsaid: settings.some(({ answer }) => answer === "unknown"),
    };
  });
}
