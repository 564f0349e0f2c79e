import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Check } from "../../../shared/runbooks/check.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import type { ResolverView } from "../../../shared/runbooks/run-knowledge.ts";
import {
  ago,
  answered,
  certificate,
  definePair,
  denied,
  health,
  looks,
  type Name,
  probe,
  site,
  siteAddress,
  unhealthy,
  unreachable,
  without,
} from "../../support/observations.ts";
import { type KnownOptions, knownOf } from "../../support/runs/known-of.ts";

const judged = (check: Check, options: KnownOptions = {}) => judgeCheck(check, knownOf(options));
const answerOf = (check: Check, options: KnownOptions = {}) => judged(check, options).answer;

describe("the site name", () => {
  const served: Check = { check: "site-served-by", appliance: "site1" };

  test.each<[string, string, Observation[]]>([
    ["yes", "its id answers", looks()],
    ["no", "the other one's id answers", looks(site(answered("site2")))],
    ["no", "nobody answers", looks(site(unreachable))],
    ["no", "a stranger answers", looks(site(answered("site1", { applianceId: "7".repeat(32) })))],
    ["unknown", "the account was refused", looks(site(denied))],
    ["unknown", "it was asked too long ago", looks(site(answered("site1"), 400))],
  ])("%s when %s", (answer, _, seen) => {
    expect(answerOf(served, { seen })).toBe(answer);
  });

  test("carries the time of the look and how it is known", () => {
    expect(judged(served).lines).toEqual([
      { about: "site", what: "support.example.com is served by site1", holds: "yes", at: ago(5), grade: "api" },
    ]);
    expect(judged(served, { seen: looks(site(unreachable)) }).lines[0]?.grade).toBe("probe");
  });

  test("has a certificate that clients accept, refuse, or nobody has seen", () => {
    const check: Check = { check: "certificate-accepted", appliance: "site2" };
    expect(judged(check)).toMatchObject({ answer: "yes", lines: [{ about: "site", at: ago(30), grade: "probe" }] });
    expect(answerOf(check, { seen: looks(certificate("site2", { refusal: "CERT_HAS_EXPIRED" })) })).toBe("no");
    expect(answerOf(check, { seen: without(looks(), "certificate", "site2") })).toBe("unknown");
    expect(answerOf(check, { seen: looks(certificate("site2", {}, 4000)) })).toBe("unknown");
  });
});

describe("where the site name leads", () => {
  const view = (resolver: string, changes: Partial<ResolverView> = {}): ResolverView => ({
    resolver,
    addresses: ["198.51.100.7"],
    ttlSeconds: 60,
    error: null,
    at: ago(2),
    ...changes,
  });

  test.each<[string, string, ResolverView[]]>([
    ["yes", "all agree and it is short", [view("a"), view("b", { ttlSeconds: 300 })]],
    ["no", "they disagree", [view("a"), view("b", { addresses: ["198.51.100.8"] })]],
    ["no", "it is kept for long", [view("a"), view("b", { ttlSeconds: 3600 })]],
    ["unknown", "one gives no answer", [view("a"), view("b", { error: "ETIMEOUT", addresses: [] })]],
    ["unknown", "it is not said for how long", [view("a", { ttlSeconds: null })]],
    ["unknown", "nobody was asked", []],
    ["unknown", "nobody answered", [view("a", { error: "ETIMEOUT", addresses: [] })]],
  ])("%s when %s", (answer, _, resolvers) => {
    expect(answerOf({ check: "site-addresses" }, { resolvers })).toBe(answer);
  });

  test("does not matter in which order the addresses come", () => {
    const two = ["198.51.100.7", "198.51.100.8"];
    const resolvers = [view("a", { addresses: two }), view("b", { addresses: [...two].reverse() })];
    expect(answerOf({ check: "site-addresses" }, { resolvers })).toBe("yes");
  });

  test("is known where the pair fixes it", () => {
    const seen = looks(siteAddress({ kind: "fixed", addresses: ["127.0.0.1:9443"] }));
    expect(judged({ check: "site-addresses" }, { seen })).toMatchObject({
      answer: "yes",
      lines: [{ grade: "attested" }],
    });
  });
});

describe("the shared IP", () => {
  const ip = "203.0.113.10";
  const pair = definePair({ network: { method: "shared-ip", sharedIps: [ip] } });
  const onSite1: Check = { check: "shared-ip-on", appliance: "site1" };
  const onOne: Check = { check: "shared-ip-on", appliance: null };
  const tells = (name: Name, sharedIps: string[] | null) => health(name, answered(name, { sharedIps }));
  const silent2 = [health("site2", unreachable), probe("site2", unreachable)];

  test.each<[string, string, string, Observation[]]>([
    ["yes", "yes", "it is enabled there and not on the other one", looks(tells("site1", [ip]), tells("site2", []))],
    ["no", "yes", "it is enabled on the other one", looks(tells("site1", []), tells("site2", [ip]))],
    ["no", "no", "it is enabled on both", looks(tells("site1", [ip]), tells("site2", [ip]))],
    ["no", "no", "it is enabled on neither", looks(tells("site1", []), tells("site2", null))],
    [
      "unknown",
      "unknown",
      "the other one is ill and may leave it out",
      looks(tells("site1", [ip]), health("site2", unhealthy("site2"))),
    ],
    ["yes", "unknown", "the other one is silent and would be heard", looks(tells("site1", [ip]), ...silent2)],
    ["unknown", "unknown", "nobody may ask the other one", looks(tells("site1", [ip]), health("site2", denied))],
  ])("%s on site1, %s on exactly one, when %s", (there, once, _, seen) => {
    expect(answerOf(onSite1, { pair, seen })).toBe(there);
    expect(answerOf(onOne, { pair, seen })).toBe(once);
  });

  test("of appliances without a relationship counts where it is named", () => {
    const apart = (name: Name, sharedIps: string[]) =>
      health(name, answered(name, { role: "none", sharedIps, lastSync: null }));
    expect(answerOf(onOne, { pair, seen: looks(apart("site1", [ip]), apart("site2", [])) })).toBe("unknown");
    expect(answerOf(onOne, { pair, seen: looks(apart("site1", [ip]), apart("site2", [ip])) })).toBe("no");
  });

  test("is nothing to wait for where the pair has none", () => {
    expect(answerOf(onSite1)).toBe("yes");
  });
});

describe("a data sync", () => {
  const later = (at: Extract<Check, { check: "sync-later-than" }>["at"]): Check => ({ check: "sync-later-than", at });

  test("is later than an earlier one and not later than itself", () => {
    expect(judged(later(ago(900)))).toMatchObject({
      answer: "yes",
      lines: [{ about: "site1", at: ago(5), grade: "api" }],
    });
    expect(answerOf(later(ago(600)))).toBe("no");
    expect(answerOf(later(null))).toBe("yes");
  });

  test("is told from the one at the run's beginning", () => {
    expect(answerOf(later("since-run"), { syncAtStart: ago(600) })).toBe("no");
    expect(answerOf(later("since-run"), { syncAtStart: ago(7200) })).toBe("yes");
    expect(answerOf(later("since-run"), { syncAtStart: null })).toBe("yes");
  });

  test("counts only when it came after a step, by the clock of the appliance that tells it", () => {
    const whenEnded = (ended: string, syncAtStart: string | null = null) =>
      answerOf(later({ afterStep: "done-before" }), { stepEnds: { "done-before": ended }, syncAtStart });
    expect(whenEnded(ago(900))).toBe("yes");
    expect(whenEnded(ago(300))).toBe("no");
    expect(whenEnded(new Date(Date.parse(ago(600)) + 400).toISOString())).toBe("yes");
    expect(whenEnded(ago(599))).toBe("no");
    expect(whenEnded(ago(900), ago(600))).toBe("no");
    const ahead = { clock: new Date(Date.parse(ago(5)) + 400_000).toISOString() };
    const seen = looks(health("site1", answered("site1", ahead)), site(answered("site1", ahead)));
    const stepEnds = { "done-before": ago(900) };
    expect(answerOf(later({ afterStep: "done-before" }), { seen, stepEnds })).toBe("no");
    expect(() => answerOf(later({ afterStep: "never-reached" }))).toThrow("never-reached");
  });

  test("did not take place when a healthy primary tells of none; otherwise nobody knows", () => {
    const none = { lastSync: null };
    const told = looks(health("site1", answered("site1", none)), site(answered("site1", none)));
    const ill = looks(health("site1", unhealthy("site1", none)), site(unhealthy("site1", none)));
    expect(answerOf(later(null), { seen: told })).toBe("no");
    expect(answerOf(later(null), { seen: ill })).toBe("unknown");
  });

  test("leaves at risk what is newer, said with what would bring it back", () => {
    const result = judged({ check: "data-at-risk" });
    expect(result.answer).toBe("no");
    expect(result.text).toBe(
      "What is newer than the last data sync, 10 minutes (at most 11 minutes), would be missing on site2: sessions and recordings come back only if the disk of site1 does, settings must be entered again.",
    );
    const unknown = looks(health("site1", answered("site1", { lastSync: null })), site(denied));
    expect(answerOf({ check: "data-at-risk" }, { seen: unknown })).toBe("unknown");
    const now = looks(health("site1", answered("site1", { lastSync: { at: ago(0), status: null } })), site(denied));
    expect(answerOf({ check: "data-at-risk" }, { seen: now })).toBe("yes");
  });
});

describe("the list of changes", () => {
  const change = (reAppliedAt: string | null) => ({
    id: "c",
    at: ago(900),
    appliance: "site2",
    what: "New group",
    where: "Users",
    who: "Kim",
    reAppliedAt,
  });

  test("is done with when nothing on it is open", () => {
    const check: Check = { check: "changes-re-applied" };
    expect(answerOf(check)).toBe("yes");
    expect(answerOf(check, { changes: [change(ago(60))] })).toBe("yes");
    expect(judged(check, { changes: [change(ago(60)), change(null)] })).toMatchObject({
      answer: "no",
      text: "1 of 2 changes are not entered again yet.",
      lines: [{ grade: "attested" }, { holds: "no" }],
    });
  });
});

describe("software and people", () => {
  test("is the same, different, or cannot be compared", () => {
    const check: Check = { check: "same-software" };
    const site2 = (changes: Parameters<typeof answered>[1]) => ({
      seen: looks(health("site2", answered("site2", changes))),
    });
    expect(answerOf(check)).toBe("yes");
    expect(answerOf(check, site2({ build: "58124" }))).toBe("no");
    expect(answerOf(check, site2({ version: null }))).toBe("unknown");
    expect(answerOf(check, site2({ build: null }))).toBe("unknown");
  });

  test("are counted where the appliance tells them", () => {
    const check: Check = { check: "connected-clients", appliance: "site1" };
    const clients = (counts: { kind: string; count: number }[] | null, appliance = "site1") => ({
      clients: { appliance, at: ago(3), counts },
    });
    const some = judged(
      check,
      clients([
        { kind: "representative", count: 2 },
        { kind: "jump client", count: 1 },
      ]),
    );
    expect(some).toMatchObject({ answer: "yes", text: "3 clients are connected to site1 now and would be cut off." });
    expect(some.lines.map(({ what }) => what)).toEqual(["representative: 2", "jump client: 1"]);
    expect(judged(check, clients([])).text).toBe("Nobody is connected to site1 now.");
    expect(answerOf(check, clients(null))).toBe("unknown");
    expect(answerOf(check, clients([], "site2"))).toBe("unknown");
    expect(answerOf(check)).toBe("unknown");
  });
});

describe("the live data", () => {
  const check: Check = { check: "holds-live-data", input: "source" };
  const asked = (source: string, options: KnownOptions = {}) => answerOf(check, { answers: { source }, ...options });
  const unserved = looks(site(unreachable), health("site1", denied), health("site2", denied));
  const last = { appliance: "site2", at: ago(3600) };

  test("is where the site name is served from now, whoever is the normal primary", () => {
    expect([asked("site1"), asked("site2")]).toEqual(["yes", "no"]);
    const pair = definePair({ normalPrimary: "site2" });
    expect([asked("site1", { pair }), asked("site2", { pair })]).toEqual(["yes", "no"]);
  });

  test("is where it was primary last, when nobody serves the site name", () => {
    expect(asked("site2", { seen: unserved, lastSeenPrimary: last })).toBe("yes");
    expect(asked("site1", { seen: unserved, lastSeenPrimary: last })).toBe("no");
  });

  test("is not known without any of it, nor when memory and the present primary disagree", () => {
    expect(asked("site1", { seen: unserved })).toBe("unknown");
    expect(asked("site2", { seen: looks(site(unreachable)), lastSeenPrimary: last })).toBe("unknown");
    expect(answerOf(check)).toBe("unknown");
    expect(asked("site9")).toBe("unknown");
  });

  test("is not believed of a box only because nothing else is known of it", () => {
    expect(asked("site1", { isFirstSight: true })).toBe("unknown");
    expect(asked("site2", { isFirstSight: true })).toBe("no");
    expect(asked("site2", { isFirstSight: true, seen: unserved, lastSeenPrimary: last })).toBe("unknown");
  });

  test("does not come to a new box because a person accepted it", () => {
    const seen = [
      health("site2", answered("site2"), { secondsAgo: 900 }),
      ...looks(health("site2", answered("site2", { applianceId: "7".repeat(32) })), site(unreachable)),
    ];
    expect(answerOf(check, { seen, answers: { source: "site2", "accept-second": "site2" } })).toBe("no");
  });

  test("is never on a box that is new here", () => {
    const replaced = (served: Observation): Observation[] => [
      health("site2", answered("site2"), { secondsAgo: 900 }),
      ...looks(health("site2", answered("site2", { applianceId: "7".repeat(32) })), served),
    ];
    expect(asked("site2", { seen: replaced(site(unreachable)), lastSeenPrimary: last })).toBe("no");
    expect(asked("site2", { seen: replaced(site(answered("site2", { applianceId: "7".repeat(32) }))) })).toBe(
      "unknown",
    );
  });
});

describe("what stands against it", () => {
  const check: Check = { check: "vetoes", column: "planned", serving: "site2", syncFirstInput: "sync-first" };
  const unequal = looks(health("site2", answered("site2", { version: "25.3.1" })));

  test("is nothing that weighs on a pair in good order", () => {
    const result = judged(check);
    expect(result).toMatchObject({ answer: "yes", text: "Nothing that weighs stands against it." });
    expect(result.vetoes?.map(({ condition, weight }) => [condition, weight])).toEqual([
      ["served-by-primary", "shown"],
    ]);
    const sync = judged({ check: "vetoes", column: "sync", serving: "site1" });
    expect(sync).toMatchObject({ answer: "yes", text: "Nothing stands against it.", vetoes: [] });
  });

  test("is no when it is hard, unknown when it takes a reason, and yes when it is only said", () => {
    expect(judged(check, { seen: unequal, answers: { "sync-first": "yes" } })).toMatchObject({ answer: "no" });
    expect(judged(check, { seen: unequal, answers: { "sync-first": "no" } })).toMatchObject({ answer: "unknown" });
    const takeover: Check = { check: "vetoes", column: "takeover", serving: "site2" };
    const seen = looks(health("site2", answered("site2", { version: "25.3.1" })), site(answered("site2")));
    const said = judged(takeover, { seen });
    expect(said).toMatchObject({ answer: "yes", vetoes: [{ condition: "software-unequal", weight: "shown" }] });
  });

  test("is a line each, told apart by how it is known", () => {
    const result = judged(check, { seen: looks(site(denied)), lastSwapAt: ago(60), writePermission: {} });
    expect(result.lines.map(({ grade, holds }) => [grade, holds])).toEqual([
      ["unknown", "unknown"],
      ["attested", "yes"],
      ["unknown", "unknown"],
    ]);
  });
});

test("a name that the pair does not have is a mistake of ours", () => {
  expect(() => judged({ check: "certificate-accepted", appliance: "site3" })).toThrow(
    "the pair has no appliance site3",
  );
});
