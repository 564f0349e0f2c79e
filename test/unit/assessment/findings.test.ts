import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Severity } from "../../../shared/domain/pair-status.ts";
import { codesOf, findingOf, judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  applianceIds,
  certificate,
  denied,
  health,
  healthyLooks,
  looks,
  noSecret,
  probe,
  site,
  unhealthy,
  unreachable,
  untrusted,
} from "../../support/observations.ts";

interface Scenario {
  code: string;
  severity: Severity;
  raised: { by: string; seen: Observation[]; about?: string }[];
  notRaised: { by: string; seen: Observation[] }[];
}

const foreign = answered("site1", { applianceId: "77777777777777777777777777777777" });

const scenarios: Scenario[] = [
  {
    code: "ROLE_CONFLICT_BOTH_PRIMARY",
    severity: "critical",
    raised: [{ by: "two primaries", seen: looks(health("site2", answered("site2", { role: "primary" }))) }],
    notRaised: [
      {
        by: "one appliance that answers on both addresses",
        seen: looks(health("site2", answered("site1"))),
      },
      {
        by: "a primary whose peer was primary when it was last seen, long ago",
        seen: looks(health("site2", answered("site2", { role: "primary" }), { secondsAgo: 900 })),
      },
    ],
  },
  {
    code: "ROLE_CONFLICT_BOTH_BACKUP",
    severity: "critical",
    raised: [{ by: "two backups", seen: looks(health("site1", answered("site1", { role: "backup" }))) }],
    notRaised: [{ by: "a primary and a backup", seen: healthyLooks() }],
  },
  {
    code: "NO_FAILOVER",
    severity: "critical",
    raised: [
      { by: "role none", seen: looks(health("site2", answered("site2", { role: "none" }))), about: "site2" },
      { by: "role none, told by an unhealthy one", seen: looks(health("site1", unhealthy("site1", { role: "none" }))) },
    ],
    notRaised: [{ by: "a role that is not told", seen: looks(health("site2", unhealthy("site2", { role: null }))) }],
  },
  {
    code: "SYNC_NEVER",
    severity: "critical",
    raised: [
      {
        by: "a healthy primary that tells of no sync",
        seen: looks(health("site1", answered("site1", { lastSync: null })), site(unreachable)),
      },
      {
        by: "a sync that was told before the appliance left its former relationship",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 500 }),
          health("site1", answered("site1", { role: "none", lastSync: null }), { secondsAgo: 300 }),
          ...looks(health("site1", answered("site1", { lastSync: null })), site(answered("site1", { lastSync: null }))),
        ],
      },
    ],
    notRaised: [
      {
        by: "a sync that was seen earlier",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 300 }),
          ...looks(health("site1", answered("site1", { lastSync: null })), site(unreachable)),
        ],
      },
      {
        by: "an unhealthy primary that leaves it out",
        seen: looks(
          health("site1", unhealthy("site1", { lastSync: null })),
          site(unhealthy("site1", { lastSync: null })),
        ),
      },
    ],
  },
  {
    code: "APPLIANCE_UNREACHABLE",
    severity: "critical",
    raised: [
      {
        by: "no answer on its own address nor through the site name",
        seen: looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable)),
        about: "site1",
      },
      {
        by: "a probe that fails after health answered",
        seen: looks(health("site2"), probe("site2", unreachable, 1)),
        about: "site2",
      },
      {
        by: "an appliance without a stored secret whose probe fails",
        seen: looks(health("site2", noSecret, { secondsAgo: 1 }), probe("site2", unreachable, 10)),
        about: "site2",
      },
    ],
    notRaised: [
      {
        by: "a probe that answers after health did not",
        seen: looks(health("site2", unreachable, { secondsAgo: 20 }), probe("site2")),
      },
      {
        by: "a failure long ago",
        seen: looks(health("site2", unreachable, { secondsAgo: 900 }), probe("site2", unreachable, 900)),
      },
      { by: "an unhealthy appliance", seen: looks(health("site2", unhealthy("site2"))) },
      {
        by: "an answer that is not trusted",
        seen: looks(health("site2", untrusted), probe("site2", untrusted)),
      },
    ],
  },
  {
    code: "UNIQUE_ADDRESS_DOWN",
    severity: "warning",
    raised: [
      {
        by: "the site name answering with the id of the appliance that is down",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 65 }),
          ...looks(health("site1", unreachable), probe("site1", unreachable)),
        ],
        about: "site1",
      },
    ],
    notRaised: [
      {
        by: "the site name answering with the id of the other one",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 65 }),
          ...looks(health("site1", unreachable), probe("site1", unreachable), site(answered("site2"))),
        ],
      },
      {
        by: "an answer of the site name that is old",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 65 }),
          ...looks(health("site1", unreachable), probe("site1", unreachable), site(answered("site1"), 900)),
        ],
      },
    ],
  },
  {
    code: "SITE_UNREACHABLE",
    severity: "critical",
    raised: [{ by: "no answer at the site name", seen: looks(site(unreachable)) }],
    notRaised: [
      { by: "an account that is refused there", seen: looks(site(denied)) },
      { by: "a failure long ago", seen: looks(site(unreachable, 900)) },
    ],
  },
  {
    code: "SITE_SERVED_BY_BACKUP",
    severity: "critical",
    raised: [
      { by: "the site name answering with the id of the backup", seen: looks(site(answered("site2"))), about: "site2" },
      {
        by: "the backup's answer through the site name while its own address is down",
        seen: [
          health("site2", answered("site2"), { secondsAgo: 65 }),
          ...looks(health("site2", unreachable), probe("site2", unreachable), site(answered("site2"))),
        ],
      },
    ],
    notRaised: [
      { by: "the site name answering with the id of the primary", seen: healthyLooks() },
      {
        by: "an appliance that became primary after its own address was last asked",
        seen: looks(
          health("site1", answered("site1", { role: "backup" })),
          health("site2", answered("site2"), { secondsAgo: 50 }),
          site(answered("site2", { role: "primary" })),
        ),
      },
      {
        by: "two backups, which is a conflict or a swap",
        seen: looks(
          health("site1", answered("site1", { role: "backup" })),
          site(answered("site1", { role: "backup" })),
        ),
      },
    ],
  },
  {
    code: "SITE_SERVED_BY_OTHER",
    severity: "critical",
    raised: [{ by: "the site name answering with a foreign id", seen: looks(site(foreign)) }],
    notRaised: [
      {
        by: "an id that cannot be compared, since one of the two is not known",
        seen: looks(health("site1", denied), site(foreign)),
      },
    ],
  },
  {
    code: "CERT_REFUSED_ON_BACKUP",
    severity: "critical",
    raised: [
      {
        by: "a backup whose certificate clients would refuse",
        seen: looks(certificate("site2", { refusal: "CERT_HAS_EXPIRED" })),
        about: "site2",
      },
      {
        by: "a dead former primary's stand-in, since it is the backup that takes over",
        seen: looks(health("site1", unreachable), certificate("site2", { refusal: "ERR_TLS_CERT_ALTNAME_INVALID" })),
      },
    ],
    notRaised: [
      { by: "the primary's certificate", seen: looks(certificate("site1", { refusal: "CERT_HAS_EXPIRED" })) },
      { by: "a rehearsal long ago", seen: looks(certificate("site2", { refusal: "CERT_HAS_EXPIRED" }, 3600)) },
    ],
  },
  {
    code: "CERT_EXPIRED",
    severity: "critical",
    raised: [
      { by: "a certificate past its end", seen: looks(certificate("site1", { daysLeft: -1 })), about: "site1" },
      { by: "a certificate that ends now", seen: looks(certificate("site2", { daysLeft: 0 })), about: "site2" },
    ],
    notRaised: [
      { by: "one day left", seen: looks(certificate("site1", { daysLeft: 1 })) },
      { by: "a look long ago", seen: looks(certificate("site1", { daysLeft: -1 }, 3600)) },
    ],
  },
  {
    code: "CERT_EXPIRING",
    severity: "warning",
    raised: [
      { by: "29 days left of a year", seen: looks(certificate("site1", { daysOld: 336, daysLeft: 29 })) },
      { by: "under a third of 30 days left", seen: looks(certificate("site2", { daysOld: 21, daysLeft: 9 })) },
    ],
    notRaised: [
      { by: "30 days left of a year", seen: looks(certificate("site1", { daysOld: 335, daysLeft: 30 })) },
      { by: "20 days left of 30", seen: looks(certificate("site1", { daysOld: 10, daysLeft: 20 })) },
      { by: "a certificate past its end", seen: looks(certificate("site1", { daysLeft: -1 })) },
    ],
  },
  {
    code: "CERT_MISMATCH",
    severity: "warning",
    raised: [{ by: "two leaves that both pass", seen: looks(certificate("site2", { sha256: "ef".repeat(32) })) }],
    notRaised: [
      { by: "one leaf on both", seen: healthyLooks() },
      {
        by: "two leaves of which one is refused",
        seen: looks(certificate("site2", { sha256: "ef".repeat(32), refusal: "CERT_HAS_EXPIRED" })),
      },
      { by: "an old look", seen: looks(certificate("site2", { sha256: "ef".repeat(32) }, 3600)) },
    ],
  },
  {
    code: "SAME_APPLIANCE_TWICE",
    severity: "critical",
    raised: [{ by: "one id on both addresses", seen: looks(health("site2", answered("site1"))) }],
    notRaised: [
      {
        by: "ids that are not told",
        seen: looks(
          health("site1", answered("site1", { applianceId: null })),
          health("site2", answered("site2", { applianceId: null })),
        ),
      },
    ],
  },
  {
    code: "APPLIANCE_UNHEALTHY",
    severity: "warning",
    raised: [
      { by: "an unhealthy primary", seen: looks(health("site1", unhealthy("site1"))), about: "site1" },
      {
        by: "a primary that says so through the site name while its own address is down",
        seen: [
          health("site1", answered("site1"), { secondsAgo: 65 }),
          ...looks(health("site1", unreachable), probe("site1", unreachable), site(unhealthy("site1"))),
        ],
        about: "site1",
      },
    ],
    notRaised: [
      { by: "a dead appliance", seen: looks(health("site1", unreachable), probe("site1", unreachable)) },
      { by: "a word of long ago", seen: looks(health("site1", unhealthy("site1"), { secondsAgo: 900 })) },
    ],
  },
  {
    code: "AUTH_FAILED",
    severity: "warning",
    raised: [
      { by: "a refused account", seen: looks(health("site1", denied)), about: "site1" },
      {
        by: "a secret that is held back",
        seen: looks(health("site1", { kind: "unauthorized", code: "held-back" })),
        about: "site1",
      },
      { by: "no stored secret", seen: looks(health("site2", noSecret)), about: "site2" },
    ],
    notRaised: [
      { by: "a missing permission", seen: looks(health("site1", { kind: "forbidden", detail: "HTTP 403" })) },
      { by: "a refusal long ago", seen: looks(health("site1", denied, { secondsAgo: 900 })) },
    ],
  },
  {
    code: "PERMISSION_MISSING",
    severity: "warning",
    raised: [
      { by: "HTTP 403", seen: looks(health("site1", { kind: "forbidden", detail: "HTTP 403" })), about: "site1" },
      { by: "an account that may do nothing", seen: looks(health("site2", denied, { permission: "deny" })) },
    ],
    notRaised: [
      {
        by: "an account that may read, which is enough to watch",
        seen: looks(health("site1", answered("site1"), { permission: "read_only" })),
      },
    ],
  },
  {
    code: "TLS_UNTRUSTED",
    severity: "warning",
    raised: [{ by: "a certificate that is not trusted", seen: looks(health("site2", untrusted)), about: "site2" }],
    notRaised: [
      { by: "a dead appliance", seen: looks(health("site2", unreachable)) },
      { by: "a refusal long ago", seen: looks(health("site2", untrusted, { secondsAgo: 900 })) },
    ],
  },
  {
    code: "SYNC_OVERDUE",
    severity: "warning",
    raised: [
      {
        by: "a sync more than 24 hours ago",
        seen: looks(
          health("site1", answered("site1", { lastSync: { at: ago(86_401), status: null } })),
          site(answered("site1", { lastSync: { at: ago(86_401), status: null } })),
        ),
      },
      {
        by: "a remembered sync while the primary is dead",
        seen: [
          health("site1", answered("site1", { lastSync: { at: ago(90_000), status: null } }), { secondsAgo: 7200 }),
          ...looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable)),
        ],
      },
    ],
    notRaised: [
      {
        by: "a sync 24 hours ago to the second",
        seen: looks(
          health("site1", answered("site1", { lastSync: { at: ago(86_400), status: null } })),
          site(answered("site1", { lastSync: { at: ago(86_400), status: null } })),
        ),
      },
      {
        by: "a sync that is told through the site name while the own address is down",
        seen: [
          health("site1", answered("site1", { lastSync: { at: ago(90_000), status: null } }), { secondsAgo: 7200 }),
          ...looks(health("site1", unreachable), probe("site1", unreachable), site(answered("site1"))),
        ],
      },
    ],
  },
  {
    code: "VERSION_MISMATCH",
    severity: "warning",
    raised: [
      { by: "different versions", seen: looks(health("site2", answered("site2", { version: "25.3.3" }))) },
      { by: "different builds", seen: looks(health("site2", answered("site2", { build: "58124" }))) },
    ],
    notRaised: [
      { by: "a version that is not told", seen: looks(health("site2", answered("site2", { version: null }))) },
      { by: "a build that is not told", seen: looks(health("site2", answered("site2", { build: null }))) },
      { by: "a dead appliance", seen: looks(health("site2", unreachable)) },
    ],
  },
  {
    code: "CLOCK_SKEW",
    severity: "warning",
    raised: [
      { by: "a clock 61 s ahead", seen: looks(health("site1", answered("site1", { clock: ago(5 - 61) }))) },
      {
        by: "a clock 62 s behind",
        seen: looks(health("site2", answered("site2", { clock: ago(5 + 62) }))),
        about: "site2",
      },
    ],
    notRaised: [
      { by: "a clock 60 s ahead", seen: looks(health("site1", answered("site1", { clock: ago(5 - 60) }))) },
      { by: "a clock that is not told", seen: healthyLooks() },
    ],
  },
  {
    code: "STALE",
    severity: "warning",
    raised: [
      {
        by: "an appliance that was not looked at for more than two intervals",
        seen: looks(health("site1", answered("site1"), { secondsAgo: 151 })),
        about: "site1",
      },
      {
        by: "a look from the future, as after the clock was set back",
        seen: looks(health("site1", answered("site1"), { secondsAgo: -3600 })),
        about: "site1",
      },
    ],
    notRaised: [
      { by: "one look missed", seen: looks(health("site1", answered("site1"), { secondsAgo: 125 })) },
      { by: "an appliance that was never looked at", seen: [health("site2")] },
    ],
  },
  {
    code: "ROLES_SWAPPED",
    severity: "info",
    raised: [
      {
        by: "the normal primary being backup",
        seen: looks(
          health("site1", answered("site1", { role: "backup" })),
          health("site2", answered("site2", { role: "primary" })),
          site(answered("site2", { role: "primary" })),
        ),
      },
    ],
    notRaised: [
      { by: "the normal primary being primary", seen: healthyLooks() },
      { by: "two backups", seen: looks(health("site1", answered("site1", { role: "backup" }))) },
    ],
  },
];

describe.each(scenarios)("$code", ({ code, severity, raised, notRaised }) => {
  test.each(raised)("is raised by $by", ({ seen, about }) => {
    const found = findingOf(judge(seen), code);
    expect(found.severity).toBe(severity);
    if (about) expect(found.appliance).toBe(about);
    expect(found.message).not.toBe("");
    expect(found.evidence.length).toBeGreaterThan(0);
  });

  test.each(notRaised)("is not raised by $by", ({ seen }) => {
    expect(judge(seen).findings.map((finding) => finding.code)).not.toContain(code);
  });
});

describe("the findings of a pair", () => {
  test("are none for a pair in good order", () => {
    expect(codesOf(judge(healthyLooks()))).toEqual([]);
  });

  test("stand with the critical ones first and the calm ones last", () => {
    const swapped = looks(
      health("site1", answered("site1", { role: "backup", version: "25.3.1" })),
      health("site2", answered("site2", { role: "primary" })),
      site(unreachable),
    );
    expect(judge(swapped).findings.map(({ severity }) => severity)).toEqual(["critical", "warning", "info"]);
  });

  test("give as evidence the look that found it, not an older one", () => {
    const status = judge(looks(health("site2"), probe("site2", unreachable, 1)));
    expect(findingOf(status, "APPLIANCE_UNREACHABLE").evidence).toEqual([
      { what: "site2.example.com:443: no answer (connection: ECONNREFUSED)", at: ago(1), grade: "probe" },
    ]);
  });

  test("call a missing secret our own knowledge, never the appliance's word", () => {
    const { evidence } = findingOf(judge(looks(health("site2", noSecret))), "AUTH_FAILED");
    expect(evidence.map(({ grade }) => grade)).toEqual(["probe"]);
  });

  test("say that data at risk grows as expected while roles are swapped and the sync is overdue", () => {
    const old = { at: ago(100_000), status: null };
    const status = judge(
      looks(
        health("site1", answered("site1", { role: "backup", lastSync: null })),
        health("site2", answered("site2", { role: "primary", lastSync: old })),
        site(answered("site2", { role: "primary", lastSync: old })),
      ),
    );
    expect(findingOf(status, "SYNC_OVERDUE").message).toMatch(/expected/i);
  });

  test("advise against a role change when only the way to a healthy primary is wrong", () => {
    const status = judge(looks(site(answered("site2"))));
    expect(findingOf(status, "SITE_SERVED_BY_BACKUP").message).toMatch(/do not switch roles/i);
  });

  test("name the id that both addresses answered with", () => {
    const status = judge(looks(health("site2", answered("site1"))));
    expect(JSON.stringify(findingOf(status, "SAME_APPLIANCE_TWICE").evidence)).toContain(applianceIds.site1);
  });
});
