/**
 * What `pairdesk status` must say of each scenario of a practice pair that it has never seen before, written down from the
 * rules of judgement and the facts of the API alone. site1 is the normal primary; the pair is a DNS swing unless the
 * scenario makes it one with a shared IP. Nothing earlier is remembered, so nothing here may rest on the past.
 */
import type { Verdict } from "../../../shared/domain/pair-status.ts";

export interface ExpectedStatus {
  verdict: Verdict;
  /** Of monitoring plugins. */
  exitCode: 0 | 1 | 2 | 3;
  /** `severity CODE` or `severity CODE appliance`, in any order; nothing beside them. */
  findings: readonly string[];
  servedBy: string;
  /** `role health`, of site1 and site2. */
  appliances: readonly [string, string];
  /** Whether something answers at their own addresses; null: what answers there is not trusted, or nobody can tell. */
  reachable: readonly [boolean | null, boolean | null];
  /** Could roles be switched now, with both alive; only where judgement says it in words. */
  planned?: "yes" | "no" | "unknown";
}

const wellAndServed: ExpectedStatus = {
  verdict: "protected",
  exitCode: 0,
  findings: [],
  servedBy: "site1",
  appliances: ["primary healthy", "backup healthy"],
  reachable: [true, true],
};

type Difference = Partial<ExpectedStatus> & Pick<ExpectedStatus, "verdict">;

const exitCodes = { protected: 0, degraded: 1, unprotected: 2, outage: 2, conflict: 2, unknown: 3 } as const;

const differing = (difference: Difference): ExpectedStatus => ({
  ...wellAndServed,
  exitCode: exitCodes[difference.verdict],
  ...difference,
});

/** A primary that says nothing on its own address, nor under the site name. */
const primaryGone = differing({
  verdict: "outage",
  findings: ["critical APPLIANCE_UNREACHABLE site1", "critical SITE_UNREACHABLE"],
  servedBy: "nobody",
  appliances: ["unknown unknown", "backup healthy"],
  reachable: [false, true],
});

/** A primary whose command API talks what nobody understands; the anonymous check of its health goes on. */
const primaryNotUnderstood = differing({
  verdict: "unknown",
  servedBy: "unknown",
  appliances: ["unknown unknown", "backup healthy"],
});

/** A backup to which no account is sent, because its certificate would be refused. */
const backupRefused = (...more: string[]): ExpectedStatus =>
  differing({
    verdict: "unprotected",
    // Its certificate is another one, to callers without a server name as well.
    findings: [
      "critical CERT_REFUSED_ON_BACKUP site2",
      "warning TLS_UNTRUSTED site2",
      "warning CERT_NO_SNI_DIFFERS",
      ...more,
    ],
    appliances: ["primary healthy", "unknown unknown"],
    reachable: [true, null],
    planned: "no",
  });

export const expectedStatus: Readonly<Record<string, ExpectedStatus>> = {
  healthy: { ...wellAndServed, planned: "yes" },
  "primary-dead": primaryGone,
  hung: primaryGone,
  reset: primaryGone,
  "plain-http-on-port": primaryGone,
  "backup-dead": differing({
    verdict: "unprotected",
    findings: ["critical APPLIANCE_UNREACHABLE site2"],
    appliances: ["primary healthy", "unknown unknown"],
    reachable: [true, false],
    planned: "no",
  }),
  "network-cut": differing({
    verdict: "unknown",
    findings: ["warning VANTAGE_LOST"],
    servedBy: "unknown",
    appliances: ["unknown unknown", "unknown unknown"],
    reachable: [null, null],
  }),
  // What it breaks is not told by any API before a data sync is overdue.
  "link-cut": wellAndServed,
  // Who serves the site is proved by the id that the backup lists for its peer.
  "unique-address-down": differing({
    verdict: "degraded",
    findings: ["warning UNIQUE_ADDRESS_DOWN site1"],
    reachable: [false, true],
  }),
  slow: wellAndServed,
  garbage: primaryNotUnderstood,
  "huge-answer": primaryNotUnderstood,

  "both-primary": differing({
    verdict: "conflict",
    findings: ["critical ROLE_CONFLICT_BOTH_PRIMARY"],
    appliances: ["primary healthy", "primary healthy"],
    planned: "no",
  }),
  "both-backup": differing({
    verdict: "conflict",
    findings: ["critical ROLE_CONFLICT_BOTH_BACKUP"],
    appliances: ["backup healthy", "backup healthy"],
    planned: "no",
  }),
  "roles-swapped": differing({
    verdict: "degraded",
    findings: ["info ROLES_SWAPPED"],
    servedBy: "site2",
    appliances: ["backup healthy", "primary healthy"],
  }),
  "no-failover": differing({
    verdict: "unprotected",
    findings: ["critical NO_FAILOVER site1", "critical NO_FAILOVER site2"],
    appliances: ["none healthy", "none healthy"],
    planned: "no",
  }),
  "sync-overdue": differing({ verdict: "degraded", findings: ["warning SYNC_OVERDUE"] }),
  "sync-never": differing({ verdict: "unprotected", findings: ["critical SYNC_NEVER site2"], planned: "no" }),

  unhealthy: differing({
    verdict: "degraded",
    findings: ["warning APPLIANCE_UNHEALTHY site1"],
    appliances: ["primary unhealthy", "backup healthy"],
    planned: "unknown",
  }),
  "backup-unhealthy": differing({
    verdict: "unprotected",
    findings: ["warning APPLIANCE_UNHEALTHY site2"],
    appliances: ["primary healthy", "backup unhealthy"],
    planned: "no",
  }),
  "version-mismatch": differing({ verdict: "degraded", findings: ["warning VERSION_MISMATCH"], planned: "no" }),
  "clock-skew": differing({ verdict: "degraded", findings: ["warning CLOCK_SKEW site2"] }),
  "traffic-node": differing({
    verdict: "unprotected",
    findings: ["critical TRAFFIC_NODE_IN_PAIR site2"],
    planned: "no",
  }),
  "same-appliance-twice": differing({
    verdict: "unprotected",
    findings: ["critical SAME_APPLIANCE_TWICE"],
    appliances: ["primary healthy", "primary healthy"],
    planned: "no",
  }),
  // Another one than before; who has seen nothing before cannot know.
  "appliance-id-changed": wellAndServed,

  "certificate-different": differing({
    verdict: "degraded",
    findings: ["warning CERT_MISMATCH", "warning CERT_NO_SNI_DIFFERS"],
  }),
  "certificate-expiring": differing({
    verdict: "degraded",
    findings: ["warning CERT_EXPIRING site1", "warning CERT_EXPIRING site2"],
  }),
  // No account is sent to either, so no role is known; but whichever is the backup, clients would refuse it.
  "certificate-expired": differing({
    verdict: "unprotected",
    findings: [
      "critical CERT_EXPIRED site1",
      "critical CERT_EXPIRED site2",
      "critical CERT_REFUSED_ON_BACKUP",
      "warning TLS_UNTRUSTED site1",
      "warning TLS_UNTRUSTED site2",
      "warning TLS_UNTRUSTED",
    ],
    servedBy: "unknown",
    appliances: ["unknown unknown", "unknown unknown"],
    reachable: [null, null],
    planned: "no",
  }),
  "certificate-self-signed": backupRefused("warning CERT_SELF_SIGNED site2"),
  "certificate-incomplete-chain": backupRefused("warning CERT_CHAIN_INCOMPLETE site2"),
  "certificate-wrong-name": backupRefused("warning CERT_NAME_MISSING site2"),
  "no-sni-differs": differing({ verdict: "degraded", findings: ["warning CERT_NO_SNI_DIFFERS site2"] }),
  "certificate-renewal-behind": differing({
    verdict: "degraded",
    findings: ["warning CERT_MISMATCH", "warning CERT_NO_SNI_DIFFERS"],
  }),
  "certificate-imported-not-default": differing({ verdict: "degraded", findings: ["warning CERT_NO_SNI_DIFFERS"] }),
  "certificate-expired-authority": backupRefused("critical CERT_EXPIRED site2"),
  // Every client that is asked here finds its way to the root all the same; the page of certificates tells the order.
  "certificate-chain-order": wellAndServed,
  "certificate-root-sent": wellAndServed,
  "certificate-weak-digest": backupRefused(),
  "backup-factory-new": differing({
    verdict: "unprotected",
    findings: [
      "critical NO_FAILOVER site1",
      "warning CERT_NAME_MISSING site2",
      "warning CERT_NO_SNI_DIFFERS",
      "warning CERT_SELF_SIGNED site2",
      "warning TLS_UNTRUSTED site2",
    ],
    appliances: ["none healthy", "unknown unknown"],
    reachable: [true, null],
    planned: "no",
  }),

  "site-leads-to-backup": differing({
    verdict: "outage",
    findings: ["critical SITE_SERVED_BY_BACKUP site2"],
    servedBy: "site2",
    planned: "no",
  }),
  // Whoever answers there tells no id: that is not proof of another appliance, and none of one of these.
  "site-leads-elsewhere": differing({ verdict: "unknown", servedBy: "unknown", planned: "unknown" }),
  "shared-ip-on-both": differing({ verdict: "conflict", findings: ["critical SHARED_IP_ON_BOTH"], planned: "no" }),
  "shared-ip-on-none": differing({
    verdict: "outage",
    findings: ["critical SHARED_IP_ON_NONE", "critical SITE_UNREACHABLE"],
    servedBy: "nobody",
    planned: "no",
  }),

  "wrong-credentials": differing({
    verdict: "unknown",
    findings: ["warning AUTH_FAILED site1", "warning AUTH_FAILED site2"],
    servedBy: "unknown",
    appliances: ["unknown unknown", "unknown unknown"],
  }),
  "account-denied": differing({
    verdict: "unknown",
    findings: ["warning PERMISSION_MISSING site1", "warning PERMISSION_MISSING site2"],
    servedBy: "unknown",
    appliances: ["unknown unknown", "unknown unknown"],
  }),
  "permission-missing": differing({
    verdict: "unknown",
    findings: ["warning PERMISSION_MISSING site2"],
    appliances: ["primary healthy", "unknown unknown"],
  }),
  // Enough for watching; a switch needs more.
  "read-only": { ...wellAndServed, planned: "no" },
  "token-expired-early": wellAndServed,
  "v1-only": wellAndServed,
  "v1-old-namespace": wellAndServed,
};
