import { describe, expect, test } from "vitest";
import { describeFindings } from "../../support/describe-findings.ts";
import { findingOf, judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  applianceIds,
  definePair,
  denied,
  health,
  healthyLooks,
  list,
  listOf,
  looks,
  probe,
  site,
  unhealthy,
  unreachable,
  untrusted,
  vantage,
} from "../../support/observations.ts";

const ip = "203.0.113.10";
const sharedIpPair = definePair({ network: { method: "shared-ip", sharedIps: [ip] } });
const holding = (name: "site1" | "site2", ...sharedIps: string[]) => health(name, answered(name, { sharedIps }));
const swapped = [
  health("site1", answered("site1", { role: "backup" })),
  health("site2", answered("site2", { role: "primary" })),
  site(answered("site2", { role: "primary" })),
];
const before = [
  health("site1", answered("site1"), { secondsAgo: 70 }),
  health("site2", answered("site2"), { secondsAgo: 70 }),
];
const silent = [
  health("site1", unreachable),
  health("site2", unreachable),
  probe("site1", unreachable),
  probe("site2", unreachable),
  site(unreachable),
];
const swap = { by: "planned switch", kind: "swap" as const, from: ago(100), until: ago(-200), swungAt: null };

describeFindings([
  {
    code: "SHARED_IP_ON_BOTH",
    severity: "critical",
    raised: [
      {
        by: "one address on both",
        seen: looks(holding("site1", ip), holding("site2", ip)),
        pair: sharedIpPair,
        says: /203\.0\.113\.10/,
      },
    ],
    notRaised: [
      {
        by: "the address on the primary alone",
        seen: looks(holding("site1", ip), holding("site2")),
        pair: sharedIpPair,
      },
      { by: "another method", seen: looks(holding("site1", ip), holding("site2", ip)) },
      {
        by: "an unhealthy answer",
        seen: looks(holding("site1", ip), health("site2", unhealthy("site2", { sharedIps: [ip] }))),
        pair: sharedIpPair,
      },
      {
        by: "one appliance behind both addresses",
        seen: looks(holding("site1", ip), health("site2", answered("site1", { sharedIps: [ip] }))),
        pair: sharedIpPair,
      },
    ],
  },
  {
    code: "SHARED_IP_ON_NONE",
    severity: "critical",
    raised: [
      { by: "two healthy appliances without it", seen: looks(holding("site1"), holding("site2")), pair: sharedIpPair },
      {
        by: "a healthy answer that leaves the list out",
        seen: looks(holding("site1"), health("site2", answered("site2", { sharedIps: null }))),
        pair: sharedIpPair,
      },
      {
        by: "one of two addresses that nobody holds",
        seen: looks(holding("site1", ip), holding("site2")),
        pair: definePair({ network: { method: "shared-ip", sharedIps: [ip, "203.0.113.11"] } }),
        says: /203\.0\.113\.11/,
      },
    ],
    notRaised: [
      { by: "the primary holding it", seen: looks(holding("site1", ip), holding("site2")), pair: sharedIpPair },
      { by: "one that is not known", seen: looks(holding("site1"), health("site2", unreachable)), pair: sharedIpPair },
      {
        by: "an unhealthy answer",
        seen: looks(health("site1", unhealthy("site1", { sharedIps: null })), holding("site2")),
        pair: sharedIpPair,
      },
      {
        by: "appliances without a relationship, which tell no shared IPs",
        seen: looks(
          health("site1", answered("site1", { role: "none" })),
          health("site2", answered("site2", { role: "none" })),
        ),
        pair: sharedIpPair,
      },
    ],
  },
  {
    code: "METHOD_DIFFERS",
    severity: "info",
    raised: [{ by: "a shared IP on a DNS pair", seen: looks(holding("site1", ip)), says: /DNS/ }],
    notRaised: [
      { by: "no shared IP", seen: healthyLooks() },
      { by: "a shared IP on a pair set up for it", seen: looks(holding("site1", ip)), pair: sharedIpPair },
    ],
  },
  {
    code: "ADDRESS_IS_SITE_NAME",
    severity: "warning",
    raised: [
      {
        by: "the site name entered as an appliance's address",
        seen: healthyLooks(),
        pair: definePair({ site: { host: "SITE1.example.com", port: 443 } }),
        about: "site1",
      },
      {
        by: "a shared IP entered as an appliance's address",
        seen: healthyLooks(),
        pair: definePair({ network: { method: "shared-ip", sharedIps: ["site2.example.com"] } }),
        about: "site2",
      },
    ],
    notRaised: [
      { by: "addresses of their own", seen: healthyLooks() },
      {
        by: "the same host at another port",
        seen: healthyLooks(),
        pair: definePair({ site: { host: "site1.example.com", port: 8443 } }),
      },
    ],
  },
  {
    code: "APPLIANCE_ID_CHANGED",
    severity: "critical",
    raised: [
      {
        by: "another id than the first one",
        seen: [
          health("site2", answered("site2"), { secondsAgo: 9e6 }),
          ...looks(health("site2", answered("site2", { applianceId: "7".repeat(32) }))),
        ],
        about: "site2",
      },
    ],
    notRaised: [
      {
        by: "the same id ever since",
        seen: [health("site2", answered("site2"), { secondsAgo: 9e6 }), ...healthyLooks()],
      },
      { by: "the first look there is", seen: healthyLooks() },
      {
        by: "an answer without an id",
        seen: [...before, ...looks(health("site2", answered("site2", { applianceId: null })))],
      },
      { by: "a dead appliance", seen: [...before, ...looks(health("site2", unreachable))] },
    ],
  },
  {
    code: "TRAFFIC_NODE_IN_PAIR",
    severity: "critical",
    raised: [
      {
        by: "the cluster role traffic",
        seen: looks(health("site2", answered("site2", { clusterRole: "traffic" }))),
        about: "site2",
      },
      {
        by: "the cluster role in its own list, where its health tells none (v1)",
        seen: looks(
          health("site2", answered("site2", { clusterRole: null })),
          listOf("site2", [{ id: applianceIds.site2, clusterRole: "traffic" }]),
        ),
        about: "site2",
      },
    ],
    notRaised: [
      { by: "the cluster role primary", seen: looks(health("site1", answered("site1", { clusterRole: "primary" }))) },
      { by: "a single appliance", seen: healthyLooks() },
      {
        by: "another node of the cluster that is in the list",
        seen: looks(
          health("site2", answered("site2", { clusterRole: null })),
          listOf("site2", [
            { id: applianceIds.site2, clusterRole: "primary" },
            { id: "7".repeat(32), clusterRole: "traffic" },
          ]),
        ),
      },
    ],
  },
  {
    code: "TAKEOVER_SEEN",
    severity: "warning",
    raised: [
      { by: "a backup that has become primary", seen: [...before, ...looks(...swapped)], about: "site2" },
      {
        by: "a backup that has become primary beside the primary",
        seen: [...before, ...looks(health("site2", answered("site2", { role: "primary" })))],
        about: "site2",
      },
      {
        by: "a change after the one that was acknowledged",
        seen: [...before, ...looks(...swapped)],
        context: { rolesAcknowledgedUntil: ago(71) },
      },
      {
        by: "an acknowledgement from before this computer's clock was set back",
        seen: [...before, ...looks(...swapped)],
        context: { rolesAcknowledgedUntil: ago(-3600) },
      },
    ],
    notRaised: [
      { by: "roles as they were", seen: [...before, ...healthyLooks()] },
      {
        by: "both being primary, which only one look has shown yet",
        seen: [...before, ...looks(health("site2", answered("site2", { role: "primary" })))],
        context: { isSingleLook: false },
      },
      {
        by: "the primary answering at both addresses",
        seen: [...before, ...looks(health("site2", answered("site1")))],
      },
      { by: "roles swapped already at the first look", seen: looks(...swapped) },
      {
        by: "a change that a person has taken note of",
        seen: [...before, ...looks(...swapped)],
        context: { rolesAcknowledgedUntil: ago(70) },
      },
      { by: "a swap that is known", seen: [...before, ...looks(...swapped)], context: { expected: [swap] } },
    ],
  },
  {
    code: "VANTAGE_LOST",
    severity: "warning",
    raised: [{ by: "silence of everything", seen: [...silent, vantage()], says: /this computer/i }],
    notRaised: [
      { by: "a vantage in sight", seen: [...silent, vantage({ kind: "in-sight", by: "gateway" })] },
      { by: "a vantage that is unclear", seen: [...silent, vantage({ kind: "unclear", tried: [] })] },
      {
        by: "an answer of the pair since",
        seen: [...looks(probe("site2", { kind: "answered", status: 200 }, 0)), vantage()],
      },
      { by: "a loss long ago", seen: [...silent, vantage(undefined, 900)] },
    ],
  },
  {
    code: "TLS_UNTRUSTED",
    severity: "warning",
    raised: [
      { by: "an untrusted certificate at the site name", seen: looks(site(untrusted)), says: /support\.example\.com/ },
    ],
    notRaised: [
      { by: "an account that is refused there", seen: looks(site(denied)) },
      { by: "a refusal long ago", seen: looks(site(untrusted, 900)) },
    ],
  },
  {
    code: "CLOCK_SKEW",
    severity: "warning",
    raised: [
      {
        by: "a difference above the pair's own threshold",
        seen: looks(health("site1", answered("site1", { clock: ago(5 - 31) }))),
        pair: definePair({ thresholds: { clockSkewSeconds: 30 } }),
      },
    ],
    notRaised: [
      {
        by: "a difference below the pair's own threshold",
        seen: looks(health("site1", answered("site1", { clock: ago(5 - 200) }))),
        pair: definePair({ thresholds: { clockSkewSeconds: 300 } }),
      },
    ],
  },
  {
    code: "STALE",
    severity: "warning",
    raised: [
      {
        by: "looks that are due since long",
        seen: looks(health("site1", answered("site1"), { secondsAgo: 500 })),
        context: { awakeSince: ago(400) },
      },
      {
        by: "one missed look where the pair allows no more",
        seen: looks(health("site1", answered("site1"), { secondsAgo: 95 })),
        pair: definePair({ thresholds: { staleLooks: 1 } }),
      },
    ],
    notRaised: [
      {
        by: "a computer that slept until now",
        seen: looks(health("site1", answered("site1"), { secondsAgo: 9000 })),
        context: { awakeSince: ago(3) },
      },
      {
        by: "looks that may be missed",
        seen: looks(health("site1", answered("site1"), { secondsAgo: 300 })),
        pair: definePair({ thresholds: { staleLooks: 5 } }),
      },
    ],
  },
]);

describe("the evidence", () => {
  test("of a conflict holds how each appliance lists both", () => {
    const seen = looks(health("site2", answered("site2", { role: "primary" })));
    const found = findingOf(judge([...seen, list("site1")]), "ROLE_CONFLICT_BOTH_PRIMARY");
    expect(found.evidence.map(({ what }) => what)).toContain("site1 lists site1 primary, site2 backup");
  });

  test("of a changed id holds both ids with their times", () => {
    const seen = [...before, ...looks(health("site2", answered("site2", { applianceId: "7".repeat(32) })))];
    const { evidence } = findingOf(judge(seen), "APPLIANCE_ID_CHANGED");
    expect(evidence).toEqual([
      { what: `site2: id ${"7".repeat(32)}`, at: ago(5), grade: "api" },
      { what: `site2: id ${applianceIds.site2}`, at: ago(70), grade: "api" },
    ]);
  });
});
