import { describe, expect, test } from "vitest";
import { attest, attestAll } from "../../support/attest.ts";
import { describeFindings } from "../../support/describe-findings.ts";
import { codesOf, findingOf, judge } from "../../support/judge.ts";
import { ago, answered, definePair, health, healthyLooks, looks, site } from "../../support/observations.ts";

const ip = "203.0.113.10";
const sharedIp = definePair({ network: { method: "shared-ip", sharedIps: [ip] } });
const onSharedIp = looks(health("site1", answered("site1", { sharedIps: [ip] })), health("site2", answered("site2")));
const seen = healthyLooks();
const swapped = looks(
  health("site1", answered("site1", { role: "backup" })),
  health("site2", answered("site2", { role: "primary" })),
  site(answered("site2", { role: "primary" })),
);
const said = (...words: string[]) => ({ attestations: attestAll(...words) });
const longAgo = (words: string) => ({ attestations: [attest(words, { daysAgo: 91 })] });
const upgraded = { settingsChanges: [{ cause: "upgrade" as const, appliance: "site2", at: ago(3600) }] };

describeFindings([
  {
    code: "BACKUP_OPS_WRONG_SIDE",
    severity: "warning",
    raised: [
      { by: "On at the normal primary", seen, context: said("backup-operations site1 on"), about: "site1" },
      { by: "On there, said long ago", seen, context: longAgo("backup-operations site1 on"), about: "site1" },
    ],
    notRaised: [
      { by: "Off there", seen, context: said("backup-operations site1 off") },
      { by: "On there while it is backup, on purpose", seen: swapped, context: said("backup-operations site1 on") },
      { by: "nobody having said anything", seen },
    ],
  },
  {
    code: "BACKUP_OPS_OFF",
    severity: "warning",
    raised: [{ by: "Off at the normal backup", seen, context: said("backup-operations site2 off"), about: "site2" }],
    notRaised: [
      { by: "On there", seen, context: said("backup-operations site2 on") },
      {
        by: "Off at the normal primary, also while roles are swapped",
        seen: swapped,
        context: said("backup-operations site1 off"),
      },
    ],
  },
  {
    code: "AUTO_FAILOVER_UNSUITED",
    severity: "warning",
    raised: [
      { by: "Off with a shared IP", seen: onSharedIp, pair: sharedIp, context: said("automatic-failover site2 off") },
      { by: "On at the normal primary", seen, context: said("automatic-failover site1 on"), says: /normal primary/ },
      {
        by: "On where nobody swings the name",
        seen,
        context: said("automatic-failover site2 on"),
        says: /lead the site name/,
      },
      {
        by: "On across subnets",
        seen: onSharedIp,
        pair: sharedIp,
        context: said("automatic-failover site2 on", "same-subnet no"),
        says: /subnet/,
      },
    ],
    notRaised: [
      { by: "On with a shared IP", seen: onSharedIp, pair: sharedIp, context: said("automatic-failover site2 on") },
      { by: "Off on DNS swing", seen, context: said("automatic-failover site2 off", "automatic-failover site1 off") },
      { by: "On where the name is swung", seen, context: said("automatic-failover site2 on", "name-is-swung yes") },
      {
        by: "Off across subnets",
        seen,
        context: said("automatic-failover site2 off", "same-subnet no", "name-is-swung no"),
      },
    ],
  },
  {
    code: "TEST_IPS_MISSING",
    severity: "critical",
    raised: [
      {
        by: "On without them",
        seen,
        context: said("automatic-failover site2 on", "test-ips site2 no"),
        about: "site2",
      },
    ],
    notRaised: [
      { by: "On with them", seen, context: said("automatic-failover site2 on", "test-ips site2 yes") },
      { by: "Off without them", seen, context: said("automatic-failover site2 off", "test-ips site2 no") },
      { by: "On, nothing said of them", seen, context: said("automatic-failover site2 on") },
      {
        by: "On without them where Backup Operations is off",
        seen,
        context: said("automatic-failover site2 on", "test-ips site2 no", "backup-operations site2 off"),
      },
    ],
  },
  {
    code: "SYNC_INTERVAL_OVER_A_DAY",
    severity: "warning",
    raised: [
      { by: "two days at the backup", seen, context: said("sync-interval site2 2880"), says: /2880 minutes/ },
      { by: "none at all", seen, context: said("sync-interval site2 none"), says: /No automatic/ },
    ],
    notRaised: [
      { by: "a day", seen, context: said("sync-interval site2 1440") },
      {
        by: "two days at the normal primary, where it is not in force",
        seen,
        context: said("sync-interval site1 2880"),
      },
    ],
  },
  {
    code: "SHARED_IP_NOT_MIRRORED",
    severity: "warning",
    raised: [
      {
        by: "no tick at the backup",
        seen: onSharedIp,
        pair: sharedIp,
        context: said("shared-ip-ticked site2 no"),
        about: "site2",
      },
    ],
    notRaised: [
      { by: "a tick at the backup", seen: onSharedIp, pair: sharedIp, context: said("shared-ip-ticked site2 yes") },
      {
        by: "no tick said where it is seen enabled",
        seen: onSharedIp,
        pair: sharedIp,
        context: said("shared-ip-ticked site1 no"),
      },
      { by: "no tick on DNS swing", seen, context: said("shared-ip-ticked site2 no") },
    ],
  },
  {
    code: "KEYS_UNATTESTED",
    severity: "warning",
    raised: [
      { by: "keys that differ", seen, context: said("keys-equal no") },
      { by: "a confirmation of 91 days ago", seen, context: longAgo("keys-equal yes"), says: /again/ },
      {
        by: "a confirmation before an upgrade",
        seen,
        context: { ...said("keys-equal yes"), ...upgraded },
        says: /again/,
      },
    ],
    notRaised: [
      { by: "equal keys", seen, context: said("keys-equal yes") },
      { by: "nobody having said anything of them", seen, context: said("mail-alerts yes") },
    ],
  },
  {
    code: "MAIL_ALERT_MISSING",
    severity: "warning",
    raised: [{ by: "none", seen, context: said("mail-alerts no") }],
    notRaised: [
      { by: "mail alerts", seen, context: said("mail-alerts yes") },
      { by: "mail alerts, said long ago", seen, context: longAgo("mail-alerts yes") },
    ],
  },
  {
    code: "API_AND_BUILTIN",
    severity: "warning",
    raised: [{ by: "both", seen, context: said("api-or-builtin no") }],
    notRaised: [{ by: "one of them", seen, context: said("api-or-builtin yes") }],
  },
  {
    code: "FIREWALL_UNATTESTED",
    severity: "warning",
    raised: [
      { by: "providers out of reach", seen, context: said("firewall-providers no"), says: /security providers/ },
      { by: "agents that do not reach both", seen, context: said("connection-agents no"), says: /connection agents/ },
      { by: "a confirmation of 91 days ago", seen, context: longAgo("firewall-providers yes"), says: /again/ },
    ],
    notRaised: [{ by: "all ways open", seen, context: said("firewall-providers yes", "connection-agents yes") }],
  },
  {
    code: "BACKUP_OLD",
    severity: "warning",
    raised: [
      { by: "one of 31 days ago", seen, context: { backups: { site1: ago(31 * 86_400) } }, says: /31 days/ },
      {
        by: "one before an upgrade",
        seen,
        context: { backups: { site1: ago(2 * 86_400) }, ...upgraded },
        says: /upgrade/,
      },
    ],
    notRaised: [
      { by: "one of yesterday", seen, context: { backups: { site1: ago(90_000), site2: ago(90 * 86_400) } } },
      { by: "none ever taken from here", seen, context: { backups: {} } },
    ],
  },
  {
    code: "RETURNED_AS_PRIMARY",
    severity: "critical",
    raised: [
      {
        by: "the old primary answering as primary beside its stand-in",
        seen: looks(health("site2", answered("site2", { role: "primary" }))),
        context: { takeover: { standIn: "site2", at: ago(3600) } },
        about: "site1",
      },
    ],
    notRaised: [
      { by: "what was seen before the takeover", seen, context: { takeover: { standIn: "site2", at: ago(0) } } },
      { by: "the old primary as backup", seen: swapped, context: { takeover: { standIn: "site2", at: ago(3600) } } },
      { by: "a pair that was switched back", seen, context: { takeover: { standIn: "site2", at: ago(3600) } } },
      {
        by: "a known switch under way",
        seen: looks(health("site2", answered("site2", { role: "primary" }))),
        context: {
          takeover: { standIn: "site2", at: ago(3600) },
          expected: [{ by: "switch back", kind: "swap", from: ago(60), until: ago(-60), swungAt: null }],
        },
      },
    ],
  },
]);

describe("the verdict", () => {
  const everything = said("backup-operations site1 off", "backup-operations site2 on", "keys-equal yes");

  test("stays protected while nobody has said anything, and when what was said is in order", () => {
    expect(judge(seen).verdict).toBe("protected");
    expect(judge(seen, { context: everything }).verdict).toBe("protected");
  });

  test("is at most degraded while roles are swapped, unless the present backup is confirmed to synchronize", () => {
    expect(judge(swapped).verdict).toBe("degraded");
    expect(judge(swapped, { context: everything }).verdict).toBe("degraded");
    expect(judge(swapped, { context: said("backup-operations site1 on") }).verdict).toBe("protected");
    expect(judge(swapped, { context: longAgo("backup-operations site1 on") }).verdict).toBe("degraded");
  });
});

test("what was said last counts, and a role change does not make it old", () => {
  const attestations = [attest("backup-operations site2 off", { daysAgo: 3 }), attest("backup-operations site2 on")];
  expect(codesOf(judge(swapped, { context: { attestations } }))).not.toContain("BACKUP_OPS_OFF site2");
  const { evidence } = findingOf(
    judge(seen, { context: { attestations: attestations.slice(0, 1) } }),
    "BACKUP_OPS_OFF",
  );
  expect(evidence).toEqual([{ what: "site2: backup-operations off", at: ago(3 * 86_400), grade: "attested" }]);
});
