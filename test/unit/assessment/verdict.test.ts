import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { Verdict } from "../../../shared/domain/pair-status.ts";
import { codesOf, judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  certificate,
  definePair,
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
  vantage,
  without,
} from "../../support/observations.ts";

interface Case {
  seen: Observation[];
  pair?: PairDefinition;
}

const deadPrimary = [health("site1", unreachable), probe("site1", unreachable)];
const deadBackup = [health("site2", unreachable), probe("site2", unreachable)];
const earlier = health("site1", answered("site1"), { secondsAgo: 65 });
const earlierBackup = health("site2", answered("site2"), { secondsAgo: 65 });
const expired = (name: "site1" | "site2") => [
  health(name, untrusted),
  probe(name, untrusted),
  certificate(name, { refusal: "CERT_HAS_EXPIRED", daysLeft: -2 }),
];
const swapped = [
  health("site1", answered("site1", { role: "backup" })),
  health("site2", answered("site2", { role: "primary" })),
  site(answered("site2", { role: "primary" })),
];
const leftOut = { version: null, build: null, lastSync: null, sharedIps: null };
const sharedIpPair = definePair({ network: { method: "shared-ip", sharedIps: ["203.0.113.10"] } });
const holding = (...sharedIps: string[]) => ({ sharedIps });

const table: Record<Verdict, Record<string, Case>> = {
  protected: {
    "everything is known and nothing is wrong": { seen: healthyLooks() },
    "on shared IP, the primary alone holds it": {
      seen: looks(health("site1", answered("site1", holding("203.0.113.10"))), site()),
      pair: sharedIpPair,
    },
  },
  degraded: {
    "versions differ": { seen: looks(health("site2", answered("site2", { version: "25.3.1" }))) },
    "the primary is unhealthy": { seen: looks(health("site1", unhealthy("site1")), site(unhealthy("site1"))) },
    "the primary is unhealthy and leaves out all it may": {
      seen: looks(health("site1", unhealthy("site1", leftOut)), site(unhealthy("site1", leftOut))),
    },
    "roles are swapped and all is well": { seen: looks(...swapped) },
    "the primary's own address is down but the site name answers with its id": {
      seen: [earlier, ...looks(...deadPrimary)],
    },
    "the certificate expires soon": { seen: looks(certificate("site1", { daysOld: 340, daysLeft: 25 })) },
  },
  unprotected: {
    "no role is known and clients would refuse both": {
      seen: looks(...expired("site1"), ...expired("site2"), site(untrusted)),
    },
    "neither may be asked, and clients would refuse the one that was the backup": {
      seen: [earlier, earlierBackup, ...looks(health("site1", denied), ...expired("site2"), site(untrusted))],
    },
    "the backup is dead": { seen: looks(...deadBackup) },
    "the backup is unhealthy": { seen: looks(health("site2", unhealthy("site2"))) },
    "no sync was ever told": {
      seen: looks(health("site1", answered("site1", { lastSync: null })), site(answered("site1", { lastSync: null }))),
    },
    "there is no relationship": { seen: looks(health("site2", answered("site2", { role: "none" }))) },
    "clients would refuse the backup": { seen: looks(certificate("site2", { refusal: "CERT_HAS_EXPIRED" })) },
    "both addresses lead to one appliance": { seen: looks(health("site2", answered("site1"))) },
    "one of them is a traffic node": { seen: looks(health("site2", answered("site2", { clusterRole: "Traffic" }))) },
    "after a takeover the former primary is dead": { seen: looks(...swapped.slice(1), ...deadPrimary) },
    "the backup is dead and the primary unhealthy": { seen: looks(...deadBackup, health("site1", unhealthy("site1"))) },
  },
  outage: {
    "the primary is dead, in one look": { seen: looks(...deadPrimary, site(unreachable)) },
    "the primary is dead, and was known before": { seen: [earlier, ...looks(...deadPrimary, site(unreachable))] },
    "both are dead, and the primary was known before": {
      seen: [earlier, ...looks(...deadPrimary, ...deadBackup, site(unreachable))],
    },
    "the primary is dead and the site name leads to the backup": {
      seen: looks(...deadPrimary, site(answered("site2"))),
    },
    "nobody answers at the site name, though both appliances are healthy": { seen: looks(site(unreachable)) },
    "the site name leads to the backup": { seen: looks(site(answered("site2"))) },
    "the site name leads elsewhere": { seen: looks(site(answered("site1", { applianceId: "7".repeat(32) }))) },
    "on shared IP, nobody holds it": { seen: healthyLooks(), pair: sharedIpPair },
    "nothing answers, and this computer sees the network": {
      seen: [
        earlier,
        ...looks(...deadPrimary, ...deadBackup, site(unreachable)),
        vantage({ kind: "in-sight", by: "gateway" }),
      ],
    },
    "the primary is dead and the backup answered after sight was lost": {
      seen: [
        earlier,
        ...looks(...deadPrimary, site(unreachable), probe("site2", { kind: "answered", status: 200 }, 1)),
        vantage(undefined, 2),
      ],
    },
    "the backup is dead too": { seen: looks(...deadBackup, site(unreachable)) },
  },
  conflict: {
    "both are primary": { seen: looks(health("site2", answered("site2", { role: "primary" }))) },
    "both are backup": { seen: looks(health("site1", answered("site1", { role: "backup" }))) },
    "both are primary and the site name is dead": {
      seen: looks(health("site2", answered("site2", { role: "primary" })), site(unreachable)),
    },
    "on shared IP, both hold it": {
      seen: looks(
        health("site1", answered("site1", holding("203.0.113.10"))),
        health("site2", answered("site2", holding("203.0.113.10"))),
      ),
      pair: sharedIpPair,
    },
    "both are backup and one is unhealthy": {
      seen: looks(health("site1", unhealthy("site1", { role: "backup" }))),
    },
  },
  unknown: {
    "nothing was looked at": { seen: [] },
    "a role is not told": { seen: looks(health("site1", unhealthy("site1", { role: null }))) },
    "the backup's account is refused": { seen: looks(health("site2", denied)) },
    "no secret is stored": { seen: looks(health("site1", noSecret), health("site2", noSecret), site(noSecret)) },
    "the backup's certificate is not trusted": { seen: looks(health("site2", untrusted), probe("site2", untrusted)) },
    "a healthy appliance does not tell its build": { seen: looks(health("site2", answered("site2", { build: null }))) },
    "the backup's certificate was not seen": { seen: without(healthyLooks(), "certificate", "site2") },
    "a primary that is well tells of no sync any more, though one was seen": {
      seen: [
        earlier,
        ...looks(health("site1", answered("site1", { lastSync: null })), site(answered("site1", { lastSync: null }))),
      ],
    },
    "the site name was not asked": { seen: without(healthyLooks(), "site") },
    "the account is refused at the site name": { seen: looks(site(denied)) },
    "the primary is dead and who serves the site name is not known": { seen: looks(...deadPrimary, site(untrusted)) },
    "the primary's own address is down and the site name answers with an id never seen before": {
      seen: looks(...deadPrimary, site(answered("site1"))),
    },
    "a look at an appliance is old, whatever it found": {
      seen: looks(health("site2", answered("site2"), { secondsAgo: 151 })),
    },
    "the look at the site name is old": { seen: looks(site(answered("site1"), 151)) },
    "the rehearsal is old": { seen: looks(certificate("site2", {}, 751)) },
    "on shared IP, an unhealthy primary does not tell whether it holds it": {
      seen: looks(health("site1", unhealthy("site1", { role: null, sharedIps: null }))),
      pair: sharedIpPair,
    },
    "on shared IP, it is on the backup, and who serves is not known": {
      seen: looks(health("site2", answered("site2", holding("203.0.113.10"))), site(untrusted)),
      pair: sharedIpPair,
    },
    "nothing answers, and this computer does not see the network": {
      seen: [earlier, ...looks(...deadPrimary, ...deadBackup, site(unreachable)), vantage()],
    },
    "the one that still keeps silent was asked while this computer saw nobody": {
      seen: [
        ...looks({ ...health("site2", unreachable), isBlind: true }, { ...probe("site2", unreachable), isBlind: true }),
        vantage({ kind: "in-sight", by: "gateway" }),
      ],
    },
    "nobody answered at the site name while this computer saw nobody": {
      seen: [...looks({ ...site(unreachable), isBlind: true }), vantage({ kind: "in-sight", by: "gateway" })],
    },
    "roles conflicted when this computer lost sight of the network": {
      seen: [...looks(health("site2", answered("site2", { role: "primary" }))), vantage(undefined, 0)],
    },
  },
};

describe.each(Object.entries(table))("the verdict is %s", (verdict, cases) => {
  test.each(Object.entries(cases))("when %s", (_, { seen, pair = definePair() }) => {
    expect(judge(seen, { pair }).verdict).toBe(verdict);
  });
});

describe("a primary whose own address is down", () => {
  const ownAddressDown = [earlier, ...looks(...deadPrimary)];

  test("keeps role and health as it tells them through the site name", () => {
    const [primary] = judge(ownAddressDown).appliances;
    expect(primary).toMatchObject({ reachable: false, role: "primary", health: "healthy" });
    expect(codesOf(judge(ownAddressDown))).toEqual(["UNIQUE_ADDRESS_DOWN site1"]);
  });

  test("is an outage once the site name does not answer either", () => {
    expect(judge([earlier, ...looks(...deadPrimary, site(unreachable))]).verdict).toBe("outage");
  });
});

describe("two roles, as the appliances tell them", () => {
  const told = ["primary", "backup", "none", null] as const;
  const verdicts: Record<string, Verdict> = {
    "primary primary": "conflict",
    "backup backup": "conflict",
    "primary backup": "protected",
    "backup primary": "degraded",
    "primary null": "unknown",
    // The site name leads to one that calls itself backup.
    "backup null": "outage",
    "backup none": "outage",
    "null primary": "unknown",
    "null backup": "unknown",
    "null null": "unknown",
  };
  const cells = told.flatMap((first) => told.map((second): [typeof first, typeof second] => [first, second]));

  test.each(cells)("%s and %s", (first, second) => {
    const roleAtSite = second === "primary" && first !== "primary" ? second : first;
    const seen = looks(
      health("site1", answered("site1", { role: first, lastSync: { at: ago(60), status: null } })),
      health("site2", answered("site2", { role: second, lastSync: { at: ago(60), status: null } })),
      site(answered(roleAtSite === first ? "site1" : "site2", { role: roleAtSite })),
    );
    // Where one says that there is no relationship, nothing can take over.
    const withoutRelationship = first === "none" || second === "none" ? "unprotected" : undefined;
    expect(judge(seen).verdict).toBe(verdicts[`${first} ${second}`] ?? withoutRelationship);
  });
});
