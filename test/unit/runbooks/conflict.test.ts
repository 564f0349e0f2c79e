import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import { fixThisErrorWords, predictFix } from "../../../shared/runbooks/conflict/predict-fix.ts";
import { recommend } from "../../../shared/runbooks/conflict/recommend.ts";
import { collectVotes, type Vote, type VoteKind, voteKinds } from "../../../shared/runbooks/conflict/votes.ts";
import { whatIsLost } from "../../../shared/runbooks/conflict/what-is-lost.ts";
import { resolveConflict } from "../../../shared/runbooks/procedures/resolve-conflict.ts";
import {
  ago,
  answered,
  definePair,
  denied,
  health,
  looks,
  site,
  siteAddress,
  unhealthy,
} from "../../support/observations.ts";
import { allSigns, knownInConflict, mirrored, mirroredName, type Signs } from "../../support/runs/conflict-signs.ts";
import { knownOf } from "../../support/runs/known-of.ts";

type For = "a" | "b" | null;
type Ballot = Readonly<Record<VoteKind, For>>;

const everyBallot: Ballot[] = voteKinds.reduce<Partial<Ballot>[]>(
  (all, kind) => all.flatMap((ballot) => (["a", "b", null] as const).map((vote) => ({ ...ballot, [kind]: vote }))),
  [{}],
) as Ballot[];

const votesOf = (ballot: Ballot): Vote[] =>
  voteKinds.map((kind) => ({ kind, for: ballot[kind], what: `${kind}: ${ballot[kind]}.`, at: null, grade: "api" }));
const recommended = (ballot: Ballot): string | null => recommend(votesOf(ballot)).appliance;
const flipped = (vote: string | null): For => {
  if (vote === null) return null;
  return vote === "a" ? "b" : "a";
};
const flip = (ballot: Ballot): Ballot =>
  Object.fromEntries(voteKinds.map((kind) => [kind, flipped(ballot[kind])])) as Ballot;
const silent: Ballot = {
  "shared-ip": null,
  "site-name": null,
  "last-primary": null,
  "last-sync": null,
  health: null,
  clients: null,
};

describe("a recommendation, over all combinations of votes", () => {
  test("is the same for the one as for the other appliance", () => {
    for (const ballot of everyBallot) expect(recommended(flip(ballot))).toBe(flipped(recommended(ballot)));
  });

  test("does not depend on the order in which the votes are read", () => {
    for (const ballot of everyBallot) {
      expect(recommend(votesOf(ballot).reverse()).appliance).toBe(recommended(ballot));
    }
  });

  test("cannot be told when the shared IP and the site name lead to different appliances", () => {
    const contradicting = everyBallot.filter(({ "shared-ip": ip, "site-name": name }) => ip && name && ip !== name);
    expect(contradicting).toHaveLength(2 * 81);
    expect(new Set(contradicting.map(recommended))).toEqual(new Set([null]));
  });

  test("never falls on an appliance for which nothing speaks", () => {
    for (const ballot of everyBallot) {
      const best = recommended(ballot);
      if (best !== null) expect(Object.values(ballot)).toContain(best);
    }
  });

  test("is never taken away, nor turned, by one more vote for the same appliance", () => {
    for (const ballot of everyBallot.filter((one) => recommended(one) === "a")) {
      for (const kind of voteKinds.filter((one) => ballot[one] !== "a")) {
        expect(recommended({ ...ballot, [kind]: "a" })).toBe("a");
      }
    }
  });

  test("is never given on one weak sign, and always on a strong one that nothing contradicts", () => {
    for (const kind of voteKinds) {
      const isStrong = kind === "shared-ip" || kind === "site-name";
      expect(recommended({ ...silent, [kind]: "a" })).toBe(isStrong ? "a" : null);
    }
  });

  test("says why in words, whatever it is", () => {
    for (const ballot of everyBallot) expect(recommend(votesOf(ballot)).why).toMatch(/^\S.*\.$/s);
  });

  test("is open for as many combinations as it is given for each appliance, and for no fewer", () => {
    const counts = new Map<string | null, number>();
    for (const ballot of everyBallot) counts.set(recommended(ballot), (counts.get(recommended(ballot)) ?? 0) + 1);
    expect(counts.get("a")).toBe(counts.get("b"));
    expect(counts.get(null) ?? 0).toBeGreaterThan(162);
    expect((counts.get("a") ?? 0) * 2 + (counts.get(null) ?? 0)).toBe(3 ** 6);
  });

  test.each<[string, Partial<Ballot>, For]>([
    ["nothing is known", {}, null],
    ["people reach a, and all else is silent", { "site-name": "a" }, "a"],
    ["people reach a, but b was primary last", { "site-name": "a", "last-primary": "b" }, null],
    [
      "people reach a by name and IP, though b was primary last",
      { "site-name": "a", "shared-ip": "a", "last-primary": "b" },
      "a",
    ],
    [
      "people reach a by name and IP, but all else speaks for b",
      { "site-name": "a", "shared-ip": "a", "last-primary": "b", "last-sync": "b" },
      null,
    ],
    [
      "people reach b, though all else speaks for a",
      { "site-name": "b", "last-primary": "a", "last-sync": "a", health: "a", clients: "a" },
      null,
    ],
    ["a was primary and synchronized last", { "last-primary": "a", "last-sync": "a" }, "a"],
    ["a was primary last, b synchronized last", { "last-primary": "a", "last-sync": "b" }, null],
    ["a was primary last and is the only healthy one", { "last-primary": "a", health: "a" }, "a"],
    ["a was primary last, but only b is healthy", { "last-primary": "a", health: "b" }, null],
    ["a is healthy and has people on it, and nothing else is known", { health: "a", clients: "a" }, null],
  ])("when %s", (_, votes, expected) => {
    expect(recommended({ ...silent, ...votes })).toBe(expected);
  });
});

describe("a recommendation, over all combinations of what can be seen", () => {
  const every = allSigns();

  test("mirrors what is seen, whoever is the normal primary", () => {
    expect(every).toHaveLength(2 * 4 * 4 * 4 * 3 * 3 * 3);
    const keyOf = (signs: Signs) => JSON.stringify(Object.entries(signs).sort());
    const answers = new Map(
      every.map((signs) => [keyOf(signs), recommend(collectVotes(knownInConflict(signs))).appliance]),
    );
    expect(new Set(answers.values())).toEqual(new Set(["site1", "site2", null]));
    const isMirrored = (signs: Signs) =>
      answers.get(keyOf(mirrored(signs))) === mirroredName(answers.get(keyOf(signs)) ?? null);
    expect(every.filter((signs) => !isMirrored(signs))).toEqual([]);
  });

  test("does not change with who is the normal primary", () => {
    for (const signs of every.filter((_, index) => index % 11 === 0)) {
      const votes = (normalPrimary: string) => collectVotes(knownInConflict(signs, { normalPrimary }));
      expect(recommend(votes("site2"))).toEqual(recommend(votes("site1")));
    }
  });

  test("reads each sign for whom it speaks", () => {
    const signs: Signs = {
      role: "backup",
      sharedIp: "site2",
      site: "site2",
      sync: "site1",
      lastPrimary: "site1",
      healthy: "both",
      clients: "site2",
    };
    const votes = collectVotes(knownInConflict(signs));
    expect(votes.map((vote) => [vote.kind, vote.for])).toEqual([
      ["shared-ip", "site2"],
      ["site-name", "site2"],
      ["last-primary", "site1"],
      ["last-sync", "site1"],
      ["health", null],
      ["clients", "site2"],
    ]);
  });

  test("asks for no shared IP where the pair has none", () => {
    expect(collectVotes(knownOf()).map(({ kind }) => kind)).not.toContain("shared-ip");
  });

  test("takes no look since both became primary for a memory of who was it before", () => {
    const seen = looks(health("site2", answered("site2", { role: "primary" })));
    const voteAt = (at: string) =>
      collectVotes(knownOf({ seen, lastSeenPrimary: { appliance: "site2", at } })).find(
        ({ kind }) => kind === "last-primary",
      )?.for;
    expect(voteAt(ago(5))).toBeNull();
    expect(voteAt(ago(3600))).toBe("site2");
  });

  test("is what the check answers, with a line for each sign", () => {
    const seen = looks(health("site2", answered("site2", { role: "primary", lastSync: null })));
    const result = judgeCheck({ check: "conflict-evidence" }, knownOf({ seen }));
    expect(result).toMatchObject({ answer: "yes", recommended: "site1" });
    expect(result.lines).toHaveLength(5);
    const blind = judgeCheck(
      { check: "conflict-evidence" },
      knownOf({ seen: looks(health("site2", denied), health("site1", denied), site(denied)) }),
    );
    expect(blind).toMatchObject({ answer: "unknown", recommended: null });
    expect(blind.text).toMatch(/^Who should be primary cannot be told\./);
  });
});

test("who is connected is asked of both, and speaks for one only where nobody is connected to the other", () => {
  const told = (appliance: string, count: number | null) => ({
    ...{ appliance, at: ago(5) },
    counts: count === null ? null : [{ kind: "representative", count }],
  });
  const vote = (...connected: ReturnType<typeof told>[]) =>
    collectVotes(knownOf({ connected })).find(({ kind }) => kind === "clients");
  expect(vote(told("site1", 3), told("site2", 0))?.for).toBe("site1");
  expect(vote(told("site1", 3), told("site2", 2))).toMatchObject({
    for: null,
    what: "3 clients are connected to site1; 2 clients are connected to site2.",
  });
  expect(vote(told("site1", null), told("site2", 1))).toMatchObject({ for: "site2" });
  expect(vote(told("site1", 0), told("site2", null))?.for).toBeNull();
});

describe("what the vendor's own repair would choose", () => {
  const sharedIp = "203.0.113.10";
  const [site1, site2] = definePair().appliances;
  const byAddress = definePair({ appliances: [site1, { ...site2, host: "198.51.100.7" }] });
  const pairs = {
    "shared-ip": definePair({ network: { method: "shared-ip", sharedIps: [sharedIp] } }),
    dns: definePair(),
    nat: definePair({ network: { method: "nat-swing", sharedIps: [] } }),
    "by address": byAddress,
    "nat by address": { ...byAddress, network: { method: "nat-swing" as const, sharedIps: [] } },
  };
  const bothPrimary = (on: { site1: boolean; site2: boolean }, isHealthy = true) =>
    (["site1", "site2"] as const).map((name) => {
      const told = { role: "primary" as const, sharedIps: on[name] ? [sharedIp] : [] };
      return health(name, isHealthy ? answered(name, told) : unhealthy(name, told));
    });
  const nowhere = { site1: false, site2: false };
  const everywhere = { site1: true, site2: true };
  const onSite2 = { site1: false, site2: true };

  test.each<[string, keyof typeof pairs, Observation[], string | null]>([
    ["the shared IP is on one, whoever serves the name", "shared-ip", bothPrimary(onSite2), "site2"],
    ["the shared IP is on both, and the name tells", "shared-ip", bothPrimary(everywhere), "site1"],
    ["the shared IP is on neither, and the name tells", "shared-ip", bothPrimary(nowhere), "site1"],
    ["where the shared IP is is not told, and the name tells", "shared-ip", bothPrimary(onSite2, false), "site1"],
    ["neither tells", "shared-ip", [...bothPrimary(everywhere), site(denied)], null],
    ["a shared IP is on one of a pair set up for DNS swing", "dns", bothPrimary(onSite2), "site2"],
    ["the name is answered by one", "dns", bothPrimary(nowhere), "site1"],
    ["nothing is known of the name", "dns", [...bothPrimary(nowhere), site(denied)], null],
    ["the name resolves to one that is entered with its address", "by address", [site(denied), siteAddress()], "site2"],
    ["the name resolves to one and is answered by the other", "by address", [siteAddress()], null],
    ["the name resolves to a router, whoever answers behind it", "nat", bothPrimary(nowhere), null],
    ["the name resolves to one even so", "nat by address", [siteAddress()], "site2"],
  ])("when %s", (_, pair, seen, expected) => {
    const { situation } = knownOf({ pair: pairs[pair], seen: looks(...seen) });
    const prediction = predictFix(situation);
    expect(prediction.appliance).toBe(expected);
    expect(prediction.why).toMatch(/^\S.*\.$/);
    expect(fixThisErrorWords(situation)).toContain(expected ? `would probably keep ${expected}.` : "cannot be told.");
  });

  test("is said beside the evidence while there is a conflict, and may differ from it", () => {
    const evidence = (seen: Observation[]) =>
      judgeCheck({ check: "conflict-evidence" }, knownOf({ pair: pairs["shared-ip"], seen: looks(...seen) }));
    const split = evidence(bothPrimary(onSite2));
    expect(split.recommended).toBeNull();
    expect(split.text).toContain("Fix This Error on the Failover page would probably keep site2.");
    expect(evidence([]).text).not.toContain("Fix This Error");
  });
});

test("what the loser loses is said with what it keeps, where the keeper is chosen", () => {
  const { steps } = resolveConflict(knownOf().facts);
  const keep = steps.flatMap((step) => (step.kind === "question" && step.id === "keep-primary" ? step.inputs : []));
  const meanings = new Map(keep[0]?.values?.map(({ value, meaning }) => [value, meaning]));
  expect(meanings.get("site1")).toBe(whatIsLost("site2"));
  expect(whatIsLost("site2")).toMatch(/overwrites what exists only there in \/login, except the failover settings/);
  expect(whatIsLost("site2")).toMatch(/sessions and recordings are kept/);
});
