import { describe, expect, test } from "vitest";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import { type VetoColumn, vetoColumnSchema } from "../../../shared/runbooks/check.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import type { KnownSwap } from "../../../shared/runbooks/run-facts.ts";
import { runbookIds } from "../../../shared/runbooks/runbook.ts";
import { findVetoes } from "../../../shared/runbooks/vetoes/find-vetoes.ts";
import { type VetoCondition, vetoConditions } from "../../../shared/runbooks/vetoes/veto.ts";
import { vetoColumnOf, weightOf } from "../../../shared/runbooks/vetoes/veto-table.ts";
import {
  ago,
  answered,
  applianceIds,
  certificate,
  denied,
  health,
  looks,
  probe,
  site,
  unhealthy,
  unreachable,
  vantage,
  without,
} from "../../support/observations.ts";
import { swapOf } from "../../support/runbooks/facts-of-a-pair.ts";
import { attest, attestationsBut, type KnownOptions, knownOf } from "../../support/runs/known-of.ts";

/** As it stands in the table on paper: "." none, "h" hard, "s" soft, "i" shown, in the order of the columns. */
const columns = ["planned", "takeover", "force", "conflict", "sync", "establish", "replace"] as const;
type Cells = readonly [string, string, string, string, string, string, string];
const withSync: Readonly<Record<VetoCondition, Cells>> = {
  conflict: ["h", "i", "i", ".", "h", "h", "i"],
  "appliance-id-changed": ["h", "s", "h", "s", "h", "h", "i"],
  "served-by-primary": ["i", "h", "i", "i", ".", ".", "."],
  "software-unequal": ["h", "i", "i", "s", "h", "h", "i"],
  "sync-overdue": ["s", "i", "h", "i", "i", "i", "i"],
  "backup-unhealthy": ["h", "s", "h", "i", "i", "i", "i"],
  "certificate-refused": ["s", "i", "s", "i", ".", "i", "i"],
  "no-backup": ["s", "i", "s", "s", "i", "s", "s"],
  "settings-on-at-primary": ["s", "i", "s", "i", ".", "i", "i"],
  attestations: ["s", "i", "i", "i", "i", "i", "i"],
  "no-full-access": ["h", "h", "h", "h", ".", ".", "."],
  "cool-down": ["s", "s", "s", ".", ".", ".", "."],
  "changes-open": ["h", "i", "i", "i", "h", "h", "i"],
  "recent-changes": ["h", ".", ".", ".", "h", ".", "."],
  "peer-not-seen": [".", ".", "h", ".", ".", ".", "."],
  "not-the-live-data": [".", ".", ".", ".", ".", "h", "."],
};
/** Where a switch without a sync first weighs differently. */
const withoutSync: Partial<Record<VetoCondition, string>> = {
  "software-unequal": "s",
  "changes-open": "i",
  "recent-changes": ".",
};
const words: Readonly<Record<string, string>> = { h: "hard", s: "soft", i: "shown", ".": "none" };
const oneLess: Readonly<Record<string, string>> = { hard: "soft", soft: "shown", shown: "shown", none: "none" };

/** The stand-in serves after a switch; a sync and an establish start from the one that holds the data. */
const servingIn: Readonly<Record<VetoColumn, "site1" | "site2">> = {
  planned: "site2",
  takeover: "site2",
  force: "site2",
  conflict: "site2",
  sync: "site1",
  establish: "site1",
  replace: "site1",
};
const peerOf = { site1: "site2", site2: "site1" } as const;

type Make = (serving: "site1" | "site2", column: VetoColumn) => KnownOptions;
const swappedByPlan = { swap: swapOf("planned", "no", { at: ago(9000) }) };

interface Case {
  holding: Make;
  /** null: it is always known whether it holds. */
  unknown: Make | null;
}

const unequal = looks(health("site2", answered("site2", { version: "25.3.1" })));
const change = (appliance: string): LoginChange => ({
  id: "c1",
  at: ago(7200),
  appliance,
  what: "New group",
  where: "Users",
  who: "Kim",
  reAppliedAt: null,
});
/** The one that a column overwrites is the one that left its role, unless a test says otherwise. */
const takeover = (answer: KnownSwap["answer"], holder: "site1" | "site2" = "site1") => ({
  swap: swapOf("takeover", answer, { at: ago(9000), holder, other: peerOf[holder] }),
});

const backupIn = (serving: "site1" | "site2", column: VetoColumn) =>
  ["planned", "takeover", "force"].includes(column) ? serving : peerOf[serving];
/** In a sync the one that is not serving is overwritten; in a switch the one that will serve. */
const overwrittenIn = (serving: "site1" | "site2", column: VetoColumn) =>
  column === "planned" ? serving : peerOf[serving];

const cases: Readonly<Record<VetoCondition, Case>> = {
  conflict: {
    holding: () => ({ seen: looks(health("site2", answered("site2", { role: "primary" }))) }),
    unknown: () => ({ seen: looks(health("site2", answered("site2", { role: null }))) }),
  },
  "appliance-id-changed": {
    holding: () => ({
      seen: [
        health("site2", answered("site2"), { secondsAgo: 900 }),
        ...looks(health("site2", answered("site2", { applianceId: "7".repeat(32) }))),
      ],
    }),
    unknown: () => ({ seen: looks(health("site2", answered("site2", { applianceId: null }))) }),
  },
  "served-by-primary": {
    holding: (serving) => ({ seen: looks(site(answered(peerOf[serving]))) }),
    unknown: () => ({ seen: looks(site(denied)) }),
  },
  "software-unequal": {
    holding: () => ({ seen: unequal }),
    unknown: () => ({ seen: looks(health("site2", answered("site2", { version: null }))) }),
  },
  "sync-overdue": {
    holding: () => ({
      seen: looks(
        health("site1", answered("site1", { lastSync: { at: ago(90_000), status: "ok" } })),
        site(answered("site1", { lastSync: null })),
      ),
    }),
    unknown: () => ({
      seen: looks(health("site1", unhealthy("site1", { lastSync: null })), site(answered("site1", { lastSync: null }))),
    }),
  },
  "backup-unhealthy": {
    holding: (serving, column) => {
      const name = backupIn(serving, column);
      return { seen: looks(health(name, unhealthy(name))) };
    },
    unknown: (serving, column) => {
      const name = backupIn(serving, column);
      return { seen: looks(health(name, denied)) };
    },
  },
  "certificate-refused": {
    holding: (serving) => ({ seen: looks(certificate(serving, { refusal: "CERT_HAS_EXPIRED" })) }),
    unknown: (serving) => ({ seen: without(looks(), "certificate", serving) }),
  },
  "no-backup": { holding: () => ({ backups: {} }), unknown: null },
  "settings-on-at-primary": {
    holding: () => ({ attestations: attestationsBut(attest("backup-operations", "site1", "on")) }),
    unknown: () => ({ attestations: attestationsBut(attest("backup-operations", "site1", "off", 91)) }),
  },
  attestations: {
    holding: () => ({ attestations: attestationsBut(attest("keys-equal", null, "yes", 91)) }),
    unknown: null,
  },
  "no-full-access": {
    holding: () => ({ writePermission: { site1: "read_only", site2: "read_only" } }),
    unknown: () => ({ writePermission: {} }),
  },
  "cool-down": { holding: () => ({ lastSwapAt: ago(600) }), unknown: null },
  "changes-open": {
    holding: (serving, column) => ({ changes: [change(overwrittenIn(serving, column))] }),
    unknown: null,
  },
  "recent-changes": {
    holding: () => ({ facts: takeover("yes") }),
    unknown: () => ({ facts: takeover("unknown") }),
  },
  "peer-not-seen": {
    holding: (serving) => ({ seen: looks(health(serving, unreachable), probe(serving, unreachable)) }),
    unknown: null,
  },
  "not-the-live-data": {
    holding: (serving) => ({ seen: looks(site(answered(peerOf[serving]))) }),
    unknown: () => ({ seen: looks(site(denied)) }),
  },
};

/** The appliance that will serve; recent changes are only at risk on the normal primary. */
function servingFor(condition: VetoCondition, column: VetoColumn): "site1" | "site2" {
  if (condition !== "recent-changes") return servingIn[column];
  return column === "planned" ? "site1" : "site2";
}

function weighed(condition: VetoCondition, column: VetoColumn, make: Make | null, isSyncFirst = true) {
  const serving = servingFor(condition, column);
  // In good order nothing is served by the one that is about to be taken over from.
  const known = knownOf({
    seen: looks(site(answered(serving))),
    facts: swappedByPlan,
    ...make?.(serving, column),
  });
  return findVetoes({ column, serving, isSyncFirst, known }).find((hit) => hit.condition === condition) ?? null;
}

const cells = vetoConditions.flatMap((condition) =>
  columns.map((column, index) => ({ condition, column, weight: words[withSync[condition][index] ?? ""] ?? "?" })),
);

/** A peer that is not seen healthy is what both of these rest on when an appliance steps back by force. */
const isByPeer = (condition: VetoCondition, column: VetoColumn): boolean =>
  condition === "sync-overdue" && column === "force";

describe("the veto table", () => {
  test("has every condition and every column", () => {
    expect(cells).toHaveLength(vetoConditions.length * vetoColumnSchema.options.length);
    expect(new Set(cells.map(({ weight }) => weight))).toEqual(new Set(["hard", "soft", "shown", "none"]));
  });

  test.each(cells)("$condition in $column weighs $weight where it holds", ({ condition, column, weight }) => {
    const hit = weighed(condition, column, cases[condition].holding);
    // The peer is seen well in this setting, so an overdue sync is only said.
    const expected = isByPeer(condition, column) ? "shown" : weight;
    expect(hit?.weight ?? "none").toBe(expected);
    expect(hit?.holds ?? "yes").toBe("yes");
    expect(hit?.message ?? "A sentence.").toMatch(/^[\p{L}\d].*[.]$/su);
    expect(hit?.message ?? "").not.toMatch(/undefined|null|NaN/);
  });

  test.each(cells)("$condition in $column says nothing where it does not hold", ({ condition, column }) => {
    expect(weighed(condition, column, null)).toBeNull();
  });

  test.each(cells.filter(({ condition }) => cases[condition].unknown !== null))(
    "$condition in $column weighs one less than $weight where nobody knows",
    ({ condition, column, weight }) => {
      const hit = weighed(condition, column, cases[condition].unknown);
      // While its health is not known, the peer is not seen healthy either.
      const expected = isByPeer(condition, column) ? "shown" : oneLess[weight];
      expect(hit?.weight ?? "none").toBe(expected);
      expect(hit?.holds ?? "unknown").toBe("unknown");
      expect(hit?.message ?? "").not.toMatch(/undefined|null|NaN/);
    },
  );

  test.each(vetoConditions)("%s weighs in a switch without a sync first what its cell says", (condition) => {
    const expected = withoutSync[condition] ?? withSync[condition][0];
    expect(weighed(condition, "planned", cases[condition].holding, false)?.weight ?? "none").toBe(words[expected]);
  });
});

describe("split cells", () => {
  test("an overdue sync is hard in a forced step back while the peer is not seen alive and healthy", () => {
    const overdue = { lastSync: { at: ago(90_000), status: "ok" } };
    const seen = looks(
      health("site1", answered("site1", overdue)),
      health("site2", unhealthy("site2")),
      site(answered("site2", { lastSync: null })),
    );
    const hits = findVetoes({ column: "force", serving: "site2", isSyncFirst: false, known: knownOf({ seen }) });
    expect(hits.find(({ condition }) => condition === "sync-overdue")?.weight).toBe("hard");
    expect(hits.find(({ condition }) => condition === "peer-not-seen")?.weight).toBe("hard");
  });

  test("unequal software is what an upgrade works with, so there it is only said", () => {
    const known = knownOf({ seen: unequal });
    const asked = { column: "planned", serving: "site2", isSyncFirst: true, known } as const;
    const weightOfUnequal = (isUpgrade: boolean) =>
      findVetoes({ ...asked, isUpgrade }).find(({ condition }) => condition === "software-unequal")?.weight;
    expect(weightOfUnequal(false)).toBe("hard");
    expect(weightOfUnequal(true)).toBe("shown");
  });

  test("a backup of one appliance is not enough where both can be overwritten", () => {
    const known = knownOf({ backups: { site1: ago(60) } });
    const weightIn = (column: VetoColumn) =>
      findVetoes({ column, serving: "site2", isSyncFirst: false, known }).find(
        ({ condition }) => condition === "no-backup",
      )?.weight ?? "none";
    expect([weightIn("conflict"), weightIn("establish"), weightIn("planned")]).toEqual(["soft", "soft", "none"]);
  });

  test.each([
    ["an hour old", ago(3_600), [], true],
    ["almost a day old", ago(86_399), [], true],
    ["more than a day old", ago(86_401), [], false],
    ["younger than the last change", ago(60), [{ ...change("site1"), at: ago(120), reAppliedAt: ago(90) }], true],
    ["older than the last change", ago(180), [{ ...change("site1"), at: ago(120), reAppliedAt: ago(90) }], false],
  ])(
    "a backup of an earlier run that is %s counts, and is named, only when nothing can have changed since",
    (...of) => {
      const [, at, changes, isCounted] = of;
      const known = knownOf({ backups: {}, earlierBackups: { site1: at }, changes });
      const result = judgeCheck({ check: "vetoes", column: "planned", serving: "site2" }, known);
      const isMissing = (result.vetoes ?? []).some(({ condition }) => condition === "no-backup");
      expect([isMissing, result.text.includes(`backup of site1 that an earlier run took at ${at}`)]).toEqual([
        !isCounted,
        isCounted,
      ]);
    },
  );

  test("a backup of this run itself is not called an earlier one", () => {
    const known = knownOf({ earlierBackups: { site1: ago(120), site2: ago(120) } });
    expect(judgeCheck({ check: "vetoes", column: "conflict", serving: "site2" }, known).text).not.toContain("earlier");
  });

  test("a backup that is older than the last change counts as none", () => {
    const known = knownOf({ changes: [{ ...change("site1"), at: ago(30), reAppliedAt: ago(10) }] });
    const hits = findVetoes({ column: "planned", serving: "site2", isSyncFirst: false, known });
    expect(hits.map(({ condition }) => condition)).toContain("no-backup");
  });

  const directions = (["planned", "sync", "establish"] as const).flatMap((column) =>
    (["site1", "site2"] as const).map((source) => ({ column, source, overwritten: peerOf[source] })),
  );
  test.each(directions)(
    "changes made on $source forbid no sync that starts there ($column), and are said all the same",
    ({ column, source, overwritten }) => {
      const weight = (changes: LoginChange[]) => {
        const serving = column === "planned" ? overwritten : source;
        const hits = findVetoes({ column, serving, isSyncFirst: true, known: knownOf({ changes }) });
        return hits.find(({ condition }) => condition === "changes-open") ?? null;
      };
      expect(weight([change(source)])).toMatchObject({
        weight: "shown",
        message: expect.stringMatching(new RegExp(`on ${source} .*New group.* carries`)),
      });
      expect(weight([change(overwritten)])?.weight).toBe("hard");
      expect(weight([change(source), change(overwritten)])?.weight).toBe("hard");
      expect(weight([change("a name that the pair had before")])?.weight).toBe("hard");
      expect(weight([{ ...change(overwritten), reAppliedAt: ago(60) }])).toBeNull();
    },
  );

  test.each([
    ["sync", "site1"],
    ["planned", "site2"],
  ] as const)(
    "what only the stand-in holds after the normal primary took over from it is kept as well (%s)",
    (column, serving) => {
      const weight = (answer: KnownSwap["answer"]) =>
        findVetoes({
          column,
          serving,
          isSyncFirst: true,
          known: knownOf({ facts: takeover(answer, "site2") }),
        }).find(({ condition }) => condition === "recent-changes")?.weight ?? "none";
      expect([weight("yes"), weight("unknown"), weight(null), weight("no")]).toEqual(["hard", "soft", "soft", "none"]);
    },
  );

  test("what an earlier change of roles left open about the other one counts beside the newest", () => {
    const facts = { swap: swapOf("planned", "no", { holder: "site2", other: "site1", otherAnswer: "yes" as const }) };
    const hits = findVetoes({ column: "sync", serving: "site2", isSyncFirst: false, known: knownOf({ facts }) });
    expect(hits.find(({ condition }) => condition === "recent-changes")?.weight).toBe("hard");
  });

  test("a no in this run does not unsay the yes of the takeover", () => {
    const known = knownOf({ facts: takeover("yes"), answers: { "changes-before-failure": "no" } });
    const hits = findVetoes({ column: "planned", serving: "site1", isSyncFirst: true, known });
    expect(hits.find(({ condition }) => condition === "recent-changes")?.weight).toBe("hard");
  });

  test.each([
    ["nobody was asked yet", null, {}, "soft", "unknown"],
    ["a person said yes in this run", null, { "changes-before-failure": "yes" }, "hard", "yes"],
    ["a person was asked in this run and does not know", null, { "changes-before-failure": "unknown" }, "hard", "yes"],
    ["a person said at the takeover that nobody knows", "unknown", {}, "soft", "unknown"],
    [
      "a person said no in this run, though nobody knew before",
      "unknown",
      { "changes-before-failure": "no" },
      "none",
      "no",
    ],
  ] as const)("a sync after a takeover when %s", (_, changesBefore, answers, weight, holds) => {
    const known = knownOf({ facts: takeover(changesBefore), answers });
    const hits = findVetoes({ column: "sync", serving: "site2", isSyncFirst: false, known });
    const hit = hits.find(({ condition }) => condition === "recent-changes");
    expect([hit?.weight ?? "none", hit?.holds ?? "no"]).toEqual([weight, holds]);
  });

  test("a sync over the normal primary is doubtful while nobody knows how the roles came to be swapped", () => {
    const hits = findVetoes({ column: "planned", serving: "site1", isSyncFirst: true, known: knownOf() });
    expect(hits.find(({ condition }) => condition === "recent-changes")).toMatchObject({
      weight: "soft",
      holds: "unknown",
    });
  });

  test("changes before a takeover are no longer at risk once the failed primary is the source again", () => {
    const known = knownOf({ facts: takeover("yes") });
    const hits = findVetoes({ column: "sync", serving: "site1", isSyncFirst: false, known });
    expect(hits.map(({ condition }) => condition)).not.toContain("recent-changes");
  });

  test("a takeover after which nothing was changed lets the way back sync first", () => {
    const known = knownOf({ facts: takeover("no") });
    const hits = findVetoes({ column: "planned", serving: "site1", isSyncFirst: true, known });
    expect(hits.map(({ condition }) => condition)).not.toContain("recent-changes");
  });

  test("the shared IP on both appliances is a conflict as well", () => {
    const shared = { sharedIps: ["203.0.113.10"] };
    const known = knownOf({
      pair: { ...knownOf().situation.pair, network: { method: "shared-ip", sharedIps: ["203.0.113.10"] } },
      seen: looks(health("site1", answered("site1", shared)), health("site2", answered("site2", shared))),
    });
    const hits = findVetoes({ column: "planned", serving: "site2", isSyncFirst: true, known });
    expect(hits.find(({ condition }) => condition === "conflict")).toMatchObject({ weight: "hard", holds: "yes" });
  });

  test("of an appliance that was never seen before this run it is said that nobody can tell, and nothing is held against it", () => {
    const known = knownOf({ isFirstSight: true });
    const hits = findVetoes({ column: "planned", serving: "site2", isSyncFirst: true, known });
    expect(hits.find(({ condition }) => condition === "appliance-id-changed")).toMatchObject({
      weight: "shown",
      holds: "unknown",
      message: expect.stringContaining("site1 and site2"),
    });
  });

  describe("another appliance than the known one", () => {
    const another = "7".repeat(32);
    const seen = [
      health("site2", answered("site2"), { secondsAgo: 900 }),
      ...looks(health("site2", answered("site2", { applianceId: another }))),
    ];
    const weighed = (options: KnownOptions) =>
      findVetoes({ column: "establish", serving: "site1", isSyncFirst: false, known: knownOf(options) }).find(
        ({ condition }) => condition === "appliance-id-changed",
      )?.weight ?? "none";

    test("stands against it until a person accepts it by its name", () => {
      expect(weighed({ seen })).toBe("hard");
      expect(weighed({ seen, answers: { "accept-first": "site1" } })).toBe("hard");
      expect(weighed({ seen, answers: { "accept-second": "site2" } })).toBe("none");
    });

    test("was accepted as the one that was shown, and not whichever comes after it", () => {
      const { facts } = knownOf({ seen });
      const third = [...seen, health("site2", answered("site2", { applianceId: "8".repeat(32) }), { secondsAgo: 1 })];
      expect(weighed({ seen: third, facts, answers: { "accept-second": "site2" } })).toBe("hard");
    });
  });

  test("both addresses leading to one appliance stands against everything that goes by its id", () => {
    const known = knownOf({ seen: looks(health("site2", answered("site2", { applianceId: applianceIds.site1 }))) });
    const hits = findVetoes({ column: "planned", serving: "site2", isSyncFirst: true, known });
    expect(hits.find(({ condition }) => condition === "appliance-id-changed")).toMatchObject({
      weight: "hard",
      holds: "yes",
    });
  });

  test("while nothing of the network is in sight, a silent stand-in is not called unhealthy", () => {
    const seen = looks(
      health("site2", unreachable),
      probe("site2", unreachable),
      health("site1", unreachable),
      probe("site1", unreachable),
      site(unreachable),
      vantage(),
    );
    const hits = findVetoes({ column: "planned", serving: "site2", isSyncFirst: true, known: knownOf({ seen }) });
    expect(hits.find(({ condition }) => condition === "backup-unhealthy")).toMatchObject({
      weight: "soft",
      holds: "unknown",
    });
  });
});

describe("which procedure uses which column", () => {
  test("each has one, but the break, which overwrites nothing, and those that change no role", () => {
    expect(runbookIds.map((id) => [id, vetoColumnOf[id]])).toEqual([
      ["planned-switch", "planned"],
      ["switch-back", "planned"],
      ["unplanned-takeover", "takeover"],
      ["demote-returned-primary", "conflict"],
      ["force-backup", "force"],
      ["sync-now", "sync"],
      ["resolve-conflict", "conflict"],
      ["break-relationship", null],
      ["establish-relationship", "establish"],
      ["replicate-certificate", null],
      ["renew-certificate", null],
    ]);
  });

  test("the heaviest comes first", () => {
    const known = knownOf({
      backups: {},
      lastSwapAt: ago(60),
      writePermission: { site2: "deny" },
      seen: looks(site(answered("site1"))),
    });
    const weights = findVetoes({ column: "planned", serving: "site2", isSyncFirst: true, known }).map(
      ({ weight }) => weight,
    );
    expect(weights).toEqual(["hard", "soft", "soft", "shown"]);
  });

  test("a weight can be asked for without looking at anything", () => {
    expect(weightOf("force", "sync-overdue", { isSyncFirst: false, isPeerSeen: false })).toBe("hard");
    expect(weightOf("force", "sync-overdue", { isSyncFirst: false, isPeerSeen: true })).toBe("shown");
  });
});
