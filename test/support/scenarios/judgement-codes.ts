/** The finding codes with their severities, as the rules of judgement list them; written down by hand. */
import type { Severity } from "../../../shared/domain/pair-status.ts";

const bySeverity: Record<Severity, string> = {
  critical: `ROLE_CONFLICT_BOTH_PRIMARY ROLE_CONFLICT_BOTH_BACKUP NO_FAILOVER SYNC_NEVER APPLIANCE_UNREACHABLE SHARED_IP_ON_BOTH
    SHARED_IP_ON_NONE SITE_UNREACHABLE SITE_SERVED_BY_BACKUP SITE_SERVED_BY_OTHER CERT_EXPIRED CERT_REFUSED_ON_BACKUP
    SAME_APPLIANCE_TWICE APPLIANCE_ID_CHANGED TEST_IPS_MISSING`,
  warning: `APPLIANCE_UNHEALTHY UNIQUE_ADDRESS_DOWN TAKEOVER_SEEN SYNC_OVERDUE SYNC_LATE_TREND SYNC_STATUS_CHANGED SYNC_OVERLAP
    VERSION_MISMATCH CERT_MISMATCH CERT_NAME_MISSING CERT_EXPIRING CERT_SELF_SIGNED CERT_CHAIN_INCOMPLETE CERT_NO_SNI_DIFFERS
    TLS_UNTRUSTED AUTH_FAILED PERMISSION_MISSING CLOCK_SKEW STALE VANTAGE_LOST ADDRESS_IS_SITE_NAME BACKUP_OPS_WRONG_SIDE
    BACKUP_OPS_OFF AUTO_FAILOVER_UNSUITED SYNC_INTERVAL_OVER_A_DAY SHARED_IP_NOT_MIRRORED KEYS_UNATTESTED MAIL_ALERT_MISSING
    API_AND_BUILTIN FIREWALL_UNATTESTED REHEARSAL_OLD BACKUP_OLD`,
  info: "ROLES_SWAPPED METHOD_DIFFERS CERT_LETS_ENCRYPT",
};

export const judgementCodes: ReadonlyMap<string, Severity> = new Map(
  (["critical", "warning", "info"] as const).flatMap((severity) =>
    bySeverity[severity].split(/\s+/).map((code): [string, Severity] => [code, severity]),
  ),
);

/** Codes of our own beside them. */
export const addedCodes: ReadonlyMap<string, Severity> = new Map([
  ["TRAFFIC_NODE_IN_PAIR", "critical"],
  ["RETURNED_AS_PRIMARY", "critical"],
]);

/** What only runs and rehearsals on record can show: nothing tells it that is looked at today. */
export const codesOfLaterParts: readonly string[] = ["SYNC_OVERLAP", "REHEARSAL_OLD"];
