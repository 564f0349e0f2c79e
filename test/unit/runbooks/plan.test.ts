import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import { describeForeignChange, foreignChanges } from "../../../shared/runbooks/foreign-changes.ts";
import { planOf } from "../../../shared/runbooks/plan-of.ts";
import { readRunFacts } from "../../../shared/runbooks/read-run-facts.ts";
import { type PlannedAppliance, plannedApplianceSchema } from "../../../shared/runbooks/run-event.ts";
import { runFactsSchema, usualRunTiming } from "../../../shared/runbooks/run-facts.ts";
import {
  ago,
  answered,
  applianceIds,
  definePair,
  denied,
  health,
  list,
  looks,
  noSecret,
  nowMs,
  probe,
  site,
  siteAddress,
  unreachable,
  untrusted,
} from "../../support/observations.ts";
import { planned } from "../../support/runs/event-maker.ts";
import { knownOf } from "../../support/runs/known-of.ts";

const neverAsked = { cacheMs: 61_000, lastHealthAskedMs: () => null };

describe("what a write is planned on", () => {
  test("is what each appliance says of itself, and what the other one lists", () => {
    const { situation } = knownOf({ seen: looks(list("site1"), list("site2")) });
    const plan = planOf({ situation, ...neverAsked });
    expect(plan).toEqual([
      {
        name: "site1",
        isAnswering: true,
        isHealthy: true,
        applianceId: applianceIds.site1,
        role: "primary",
        lastSync: ago(600),
        listedRole: "primary",
        isListMissing: false,
        at: ago(5),
        mayBeCached: false,
      },
      {
        name: "site2",
        isAnswering: true,
        isHealthy: true,
        applianceId: applianceIds.site2,
        role: "backup",
        lastSync: null,
        listedRole: "backup",
        isListMissing: false,
        at: ago(5),
        mayBeCached: false,
      },
    ]);
    for (const one of plan) expect(plannedApplianceSchema.parse(one)).toEqual(one);
  });

  test("of a silent appliance is that it is silent, and when it was tried", () => {
    const seen = looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable), list("site2"));
    const [site1] = planOf({ situation: knownOf({ seen }).situation, ...neverAsked });
    expect(site1).toMatchObject({ isAnswering: false, applianceId: null, role: null, at: ago(3), mayBeCached: false });
  });

  describe("of one that is asked about itself and answers in another way", () => {
    const silent = [probe("site1", unreachable), site(unreachable)];
    const planAfter = (...seen: Observation[]) =>
      planOf({ situation: knownOf({ seen: looks(...seen) }).situation, ...neverAsked })[0];

    test.each<[string, Observation[]]>([
      ["the account is refused (401)", [health("site1", denied), probe("site1", unreachable, 60)]],
      ["it forbids what is asked (403)", [health("site1", { kind: "forbidden", detail: "no" }), ...silent]],
      ["it fails in words (500)", [health("site1", { kind: "bad-answer", status: 500, detail: "html" }), ...silent]],
      ["it is overloaded (503)", [health("site1", { kind: "bad-answer", status: 503, detail: "" }), ...silent]],
      ["its certificate is not trusted", [health("site1", untrusted), ...silent]],
      ["the handshake breaks off", [health("site1", { ...unreachable, layer: "tls" }), ...silent]],
      ["no answer comes in time", [health("site1", { ...unreachable, layer: "http" }), ...silent]],
      ["only the probe is answered", [health("site1", unreachable), probe("site1"), site(unreachable)]],
      ["the probe's handshake is", [health("site1", unreachable), probe("site1", untrusted), site(unreachable)]],
      ["the probe's port is open", [health("site1", unreachable), probe("site1", { ...unreachable, layer: "tls" })]],
    ])("is that it answers, when %s", (_, seen) => {
      expect(planAfter(...seen)).toMatchObject({ isAnswering: true, isHealthy: null, role: null });
    });

    test.each<[string, Observation[]]>([
      ["it was not asked, since its secret is held back", [health("site1", denied), ...silent]],
      ["no secret is stored, so nobody was asked", [health("site1", noSecret), ...silent]],
      ["its name cannot be looked up", [health("site1", { ...unreachable, layer: "dns" }), ...silent]],
    ])("is that it is silent, when %s", (_, seen) => {
      expect(planAfter(...seen)).toMatchObject({ isAnswering: false });
    });
  });

  test("takes no list from before the look for a second opinion, and marks that there is none", () => {
    const { situation } = knownOf({ seen: looks(list("site1"), list("site2", undefined, 5)) });
    const plan = planOf({ situation, ...neverAsked, sinceMs: nowMs - 10_000 });
    expect(plan.map(({ listedRole, isListMissing }) => [listedRole, isListMissing])).toEqual([
      ["primary", false],
      [null, true],
    ]);
  });

  test("has no second opinion where the list could not be had, whatever an older one said", () => {
    const failed = { ...list("site2", undefined, 3), outcome: unreachable };
    const { situation } = knownOf({ seen: looks(list("site1"), list("site2"), failed) });
    expect(planOf({ situation, ...neverAsked })[0]).toMatchObject({ listedRole: null, isListMissing: true });
  });

  test.each([
    ["was asked less than a minute before", 65, true],
    ["was asked more than a minute before", 67, false],
  ])("may be an older answer when its health %s", (_, secondsAgo, mayBeCached) => {
    const { situation } = knownOf();
    const asked = { situation, cacheMs: 61_000, lastHealthAskedMs: () => nowMs - secondsAgo * 1000 };
    expect(planOf(asked).map((one) => one.mayBeCached)).toEqual([mayBeCached, mayBeCached]);
  });

  test("counts as kept when only the time of the very look is known", () => {
    const asked = { situation: knownOf().situation, cacheMs: 61_000, lastHealthAskedMs: () => nowMs - 5000 };
    expect(planOf(asked)[0]?.mayBeCached).toBe(true);
  });
});

describe("a foreign change", () => {
  const changed = (before: Partial<PlannedAppliance>, now: Partial<PlannedAppliance>) =>
    foreignChanges([planned("site1", before)], [planned("site1", now)]).map(({ what }) => what);

  test("is none when all is as it was, whatever the times of the looks", () => {
    expect(changed({}, { at: ago(0), mayBeCached: true })).toEqual([]);
    expect(changed({ lastSync: "2026-03-02T11:50:00.000Z" }, { lastSync: "2026-03-02T11:50:00Z" })).toEqual([]);
  });

  test.each<[string, Partial<PlannedAppliance>, Partial<PlannedAppliance>, string[]]>([
    ["it fell silent", {}, { isAnswering: false, role: null }, ["answers"]],
    ["it came back", { isAnswering: false, role: null }, {}, ["answers"]],
    ["another one answers", {}, { applianceId: "another" }, ["appliance-id"]],
    ["its role changed", {}, { role: "backup" }, ["role"]],
    ["it no longer tells its role", {}, { role: null }, ["role"]],
    ["it synchronized", { lastSync: ago(600) }, { lastSync: ago(5) }, ["last-sync"]],
    ["it synchronized for the first time", {}, { lastSync: ago(5) }, ["last-sync"]],
    ["the other one lists it otherwise", { listedRole: "primary" }, { listedRole: "backup" }, ["listed-role"]],
    ["it is not healthy any more", {}, { isHealthy: false }, ["health"]],
    ["several things at once", {}, { role: "none", applianceId: "another" }, ["appliance-id", "role"]],
  ])("is seen when %s", (_, before, now, what) => {
    expect(changed(before, now)).toEqual(what);
  });

  test.each<[string, Partial<PlannedAppliance>, Partial<PlannedAppliance>]>([
    ["an id that is left out", {}, { applianceId: null }],
    ["a list that could not be had", { listedRole: "primary" }, { listedRole: null }],
    ["one that is well again", { isHealthy: false }, { isHealthy: true }],
    ["a list that is had now", { listedRole: null }, { listedRole: "backup" }],
  ])("is not %s", (_, before, now) => {
    expect(changed(before, now)).toEqual([]);
  });

  test("is that it was not read again at all", () => {
    expect(foreignChanges([planned("site1")], [])).toEqual([
      { appliance: "site1", what: "answers", before: "yes", now: "no" },
    ]);
  });

  test.each<[ForeignChange["what"], string | null, string | null, string]>([
    ["answers", "no", "yes", "site1 answers now; it was silent when the plan was shown."],
    ["answers", "yes", "no", "site1 no longer answers; it did when the plan was shown."],
    ["appliance-id", "aa", "bb", "Another appliance answers at the address of site1: its id is bb, and it was aa."],
    ["health", "healthy", "unhealthy", "site1 says that it is not healthy; when the plan was shown it was."],
    ["objection", null, "It is overdue.", "This was not so when the plan was shown: It is overdue."],
    [
      "role",
      "primary",
      "none",
      "site1 now says that it has no failover relationship; when the plan was shown it said that it is primary.",
    ],
    ["role", "primary", null, "site1 now says no role; when the plan was shown it said that it is primary."],
    [
      "last-sync",
      null,
      "2026-03-02T11:50:00.000Z",
      "site1 now tells of a data sync at 2026-03-02T11:50:00.000Z; when the plan was shown it told of no data sync.",
    ],
    [
      "listed-role",
      "primary",
      "backup",
      "The other appliance now lists site1 as backup; when the plan was shown it listed it as primary.",
    ],
  ])("%s is said in words", (what, before, now, words) => {
    expect(describeForeignChange({ appliance: "site1", what, before, now })).toBe(words);
  });
});

describe("the facts a runbook is written for", () => {
  const pair = definePair();
  const read = (seen = looks(siteAddress())) => {
    const { situation, status } = knownOf({ seen });
    const change = {
      id: "c1",
      at: ago(60),
      appliance: "site2",
      what: "Group",
      where: "Users",
      who: "Kim",
      reAppliedAt: null,
    };
    return readRunFacts({
      pair: { ...pair, id: "pair-1", practice: true },
      situation,
      status,
      swap: null,
      standIn: null,
      openChanges: [change, { ...change, id: "c2", reAppliedAt: ago(5) }],
      silentSince: null,
      outagesOf: (name) => (name === "site1" ? [60_000, 600_000, 120_000] : []),
      timing: usualRunTiming,
    });
  };

  test("hold the pair, both appliances, the site name and what is open, and no account", () => {
    const facts = read();
    expect(runFactsSchema.parse(facts)).toEqual(facts);
    expect(facts.usualOutageMs).toBe(120_000);
    expect(facts).toMatchObject({
      pair: { id: "pair-1", isPractice: true, normalPrimary: "site1", method: "dns-swing" },
      appliances: [
        { name: "site1", role: "primary", isNormalPrimary: true, api: "v2", isHealthy: true, peer: null },
        { name: "site2", role: "backup", isNormalPrimary: false },
      ],
      siteAddress: { addresses: ["198.51.100.7"], ttlSeconds: 300 },
      servedBy: "site1",
      lastSync: ago(600),
      openChanges: [{ id: "c1", what: "Group", where: "Users" }],
    });
    expect(JSON.stringify(facts)).not.toContain("monitor");
  });

  test("keep who an appliance is while it is silent, and say nothing of its role", () => {
    const seen = [
      health("site1", answered("site1"), { secondsAgo: 300 }),
      ...looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable)),
    ];
    expect(read(seen).appliances[0]).toMatchObject({
      applianceId: applianceIds.site1,
      version: "25.3.2",
      role: null,
      isHealthy: null,
    });
  });

  test("say nothing of where the site name leads when it was not looked up", () => {
    expect(read(looks()).siteAddress).toBeNull();
    expect(read(looks(siteAddress({ kind: "fixed", addresses: ["127.0.0.1:9443"] }))).siteAddress).toBeNull();
  });
});
