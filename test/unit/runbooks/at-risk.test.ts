import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atRisk, type SeenSince } from "../../../shared/runbooks/at-risk.ts";
import { openTakeover } from "../../../shared/runbooks/past-runs.ts";
import { riskOn } from "../../../shared/runbooks/risk-on.ts";
import { nothingSeen, type RunsOfAPair, runsOfAPair } from "../../support/runbooks/past-runs-of-a-pair.ts";

const changes = (answer: string) => ({ answers: { "changes-before-failure": answer } });
const withoutSync = (answer: string) => ({
  answers: { "sync-first": "no", "changes-before-failure": answer },
});
const withSync = { answers: { "sync-first": "yes" } };

const lost = [null, "backup"] as const;
const bothPrimary = ["primary", "primary"] as const;
const swapped = ["backup", "primary"] as const;
const normal = ["primary", "backup"] as const;

/** What is found about each of the two. */
function found({ runs }: RunsOfAPair, seen: SeenSince = nothingSeen) {
  const [first] = runs;
  if (!first) throw new Error("no run");
  const swap = atRisk(runs, seen);
  expect(atRisk(runs.toReversed(), seen)).toEqual(swap);
  const facts = { pair: first.facts.pair, swap };
  return { swap, site1: riskOn(facts, "site1"), site2: riskOn(facts, "site2") };
}

describe("after a takeover", () => {
  test.each(["yes", "no", "unknown"])("the lost one is the holder, as it was answered: %s", (answer) => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes(answer));
    pair.play("demote-returned-primary", bothPrimary);
    expect(found(pair)).toMatchObject({
      swap: { how: "takeover", runId: "unplanned-takeover-2", holder: "site1", other: "site2" },
      site1: answer,
      site2: "no",
    });
  });

  test("an answer about the stand-in, in a planned switch that was cancelled, changes nothing about the lost one", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    pair.play("demote-returned-primary", bothPrimary);
    pair.play("planned-switch", swapped, {
      ...withoutSync("no"),
      outcome: "refused",
      found: { vetoes: "no" },
    });
    expect(found(pair).site1).toBe("yes");
    const back = pair.play("switch-back", swapped, withSync);
    expect(back.played.calls).toEqual([]);
    expect(back.played.ending.outcome).toBe("refused");
  });

  test("the same where it was carried out: both may hold what the other one does not", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    pair.play("planned-switch", swapped, withoutSync("yes"));
    expect(found(pair)).toMatchObject({ swap: { holder: "site2", how: "planned" }, site1: "yes", site2: "yes" });
  });

  test.each([
    ["no", "yes", "yes"],
    ["no", "unknown", "unknown"],
    ["yes", "no", "yes"],
    ["unknown", "no", "unknown"],
  ])("%s, and %s in a way back that was refused: the worse of the two stays", (first, then, stays) => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes(first));
    // Written for what nobody knew, so that it asks.
    const script = { answers: { "sync-first": "yes", ...changes(then).answers }, facts: { swap: null } };
    pair.play("switch-back", swapped, { ...script, found: { vetoes: "no" } });
    expect(found(pair).site1).toBe(stays);
  });

  test("a no in a run that changed nothing settles nothing that was open", () => {
    const pair = runsOfAPair();
    pair.play("planned-switch", normal, { ...withSync, found: { "sync-first-seen": "no" } });
    const script = { answers: { "sync-first": "yes", ...changes("no").answers }, found: { vetoes: "no" as const } };
    expect(pair.play("switch-back", swapped, script).played.asked).toContain("changes-before-failure");
    expect(found(pair).site1).toBeNull();
  });

  test("the normal primary that took over from the stand-in leaves what only the stand-in holds", () => {
    const pair = runsOfAPair();
    pair.play("planned-switch", normal, withSync);
    pair.play("unplanned-takeover", ["backup", null], changes("yes"));
    expect(found(pair)).toMatchObject({ swap: { how: "takeover", holder: "site2", other: "site1" }, site2: "yes" });
    expect(openTakeover(pair.runs)?.standIn).toBe("site1");
    expect(pair.play("sync-now", normal).played).toMatchObject({ handed: [], ending: { outcome: "refused" } });
    const there = pair.play("planned-switch", normal, withSync);
    expect(there.played).toMatchObject({ calls: [], ending: { outcome: "refused" } });
  });

  test.each(["no", "unknown"])("where nobody answered for the stand-in, it is asked before a sync: %s", (answer) => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", ["backup", null], changes("unknown"));
    const only = { answers: { "sync-first": "yes", "changes-only-there": answer } };
    const there = pair.play("planned-switch", normal, only);
    expect(there.played.asked).toContain("changes-only-there");
    expect(there.played.ending.outcome).toBe(answer === "no" ? "done" : "refused");
    expect(found(pair).site2).toBe(answer === "no" ? "no" : "unknown");
  });

  test("the one that took over by itself is told from who was silent", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", ["primary", null], changes("yes"));
    expect(found(pair).swap).toMatchObject({ holder: "site2", answer: "yes" });
    expect(openTakeover(pair.runs)?.standIn).toBe("site1");
  });
});

describe("a planned switch", () => {
  const swappedWith = (script: Parameters<RunsOfAPair["play"]>[2]) => {
    const pair = runsOfAPair();
    pair.play("planned-switch", normal, script);
    return pair;
  };

  test("with a sync that was seen leaves nothing to lose", () => {
    expect(found(swappedWith(withSync))).toMatchObject({ swap: { how: "planned", answer: "no" }, site1: "no" });
  });

  test("with a sync of which nobody saw a later time proves nothing", () => {
    const pair = swappedWith({ ...withSync, found: { "sync-first-seen": "no" } });
    expect(pair.runs[0]?.played.ending.outcome).toBe("done");
    expect(found(pair).site1).toBeNull();
    expect(pair.play("sync-now", swapped, changes("yes")).played.ending.outcome).toBe("refused");
  });

  test("of which nobody saw what came proves nothing, whatever was answered", () => {
    expect(found(swappedWith({ ...withSync, outcome: "unknown" })).site1).toBeNull();
    expect(found(swappedWith({ ...withoutSync("no"), outcome: "unknown" })).site1).toBeNull();
    expect(found(swappedWith({ ...withoutSync("yes"), outcome: "unknown" })).site1).toBe("yes");
  });

  test("without a sync leaves what was answered", () => {
    for (const answer of ["yes", "no", "unknown"]) expect(found(swappedWith(withoutSync(answer))).site1).toBe(answer);
  });

  test("that failed, or was only tried, tells nothing", () => {
    expect(found(swappedWith({ ...withSync, outcome: "failed" })).swap).toBeNull();
    expect(found(swappedWith({ ...withSync, isDryRun: true })).swap).toBeNull();
  });
});

describe("what was seen since", () => {
  const later = "2026-04-01T00:00:00.000Z";
  const roles = (name: "site1" | "site2", role: "primaryAt" | "backupAt", at = later): SeenSince => ({
    roles: { [name]: { primaryAt: null, backupAt: null, [role]: at } },
    lastSync: null,
  });

  test.each([
    ["the normal primary was primary again", roles("site1", "primaryAt")],
    ["the stand-in was backup again", roles("site2", "backupAt")],
  ])("makes a planned switch no proof any more: %s", (_what, seen) => {
    const pair = runsOfAPair();
    pair.play("planned-switch", normal, withSync);
    expect(found(pair, seen)).toMatchObject({ swap: null, site1: null });
    const before = "2026-03-01T00:00:00.000Z";
    expect(found(pair, roles("site1", "primaryAt", before)).site1).toBe("no");
  });

  test("a returned primary that still believes to be primary is no other change of roles", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("no"));
    expect(found(pair, roles("site1", "primaryAt")).site1).toBe("no");
    expect(found(pair, roles("site2", "backupAt")).site1).toBeNull();
  });

  test("never makes anybody less careful about the normal primary", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    const seen = { ...roles("site2", "backupAt"), lastSync: later };
    expect(found(pair, seen).site1).toBe("yes");
  });

  test("asks again about the normal backup, which pulls by itself, after a later sync", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", ["backup", null], changes("yes"));
    expect(found(pair, { roles: {}, lastSync: later }).site2).toBe("unknown");
    expect(found(pair, { roles: {}, lastSync: "2026-03-01T00:00:00Z" }).site2).toBe("yes");
  });
});

describe("the way back", () => {
  test("says before its sync at the end that the stand-in may hold more than the list", () => {
    const textOf = (script: Parameters<RunsOfAPair["play"]>[2]) => {
      const pair = runsOfAPair();
      pair.play("unplanned-takeover", ["backup", null], changes("yes"));
      const { runbook } = pair.play("switch-back", swapped, script).state.started;
      return runbook.steps.find(({ id }) => id === "re-apply")?.text.join(" ");
    };
    expect(textOf({})).toContain("may not stand on the list");
    expect(textOf({ facts: { swap: null } })).not.toContain("may not stand on the list");
  });

  test("without a sync, then a sync from the restored one, leaves nothing open", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    expect(pair.play("switch-back", swapped).played.ending.outcome).toBe("done");
    expect(found(pair).swap).toBeNull();
  });

  test("without the sync at its end keeps what only the restored one holds, until it is seen to be pulled", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    pair.play("switch-back", swapped, { found: { synced: "no" } });
    expect(found(pair).site1).toBe("yes");
    const lastSync = "2026-03-03T12:00:00Z";
    pair.play("unplanned-takeover", lost, { ...changes("no"), facts: { lastSync } });
    expect(found(pair).site1).toBe("no");
  });

  test("without its last sync is not settled by a later one while the roles are otherwise: it may have come from the other", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    pair.play("switch-back", swapped, { found: { synced: "no" } });
    pair.play("planned-switch", swapped, { ...withoutSync("no"), facts: { lastSync: "2026-03-03T12:00:00Z" } });
    expect(found(pair).site1).toBe("yes");
  });

  test("that a run found done leaves the stand-in's first swap behind", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("no"));
    pair.play("switch-back", swapped, { answers: { "sync-first": "no" } });
    expect(found(pair)).toMatchObject({ swap: null, site2: "no" });
  });

  test("of which nobody saw what came makes nothing forgotten", () => {
    const pair = runsOfAPair();
    pair.play("unplanned-takeover", lost, changes("yes"));
    pair.play("switch-back", swapped, { answers: { "sync-first": "no" }, found: { synced: "no" }, outcome: "unknown" });
    expect(found(pair)).toMatchObject({ swap: { how: "takeover" }, site1: "yes" });
  });
});

const roles = ["primary", "backup", null] as const;
const ids = [
  "planned-switch",
  "switch-back",
  "unplanned-takeover",
  "demote-returned-primary",
  "force-backup",
  "sync-now",
  "resolve-conflict",
] as const;
const answer = fc.constantFrom("yes", "no", "unknown");
/** Mostly roles in which something can be done. */
const rolesOfBoth = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(normal, swapped, lost, ["backup", null] as const, bothPrimary) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...roles), fc.constantFrom(...roles)) },
);
const oneRun = fc.record({
  id: fc.constantFrom(...ids),
  roles: rolesOfBoth,
  answers: fc.record({
    "sync-first": fc.constantFrom("yes", "no"),
    "changes-before-failure": answer,
    "changes-only-there": answer,
  }),
  found: fc.dictionary(fc.constantFrom("synced", "sync-first-seen", "end-state", "vetoes"), answer, { maxKeys: 2 }),
  outcome: fc.option(fc.constantFrom("unknown" as const, "incomplete" as const), { nil: undefined, freq: 4 }),
});
const moment = fc.option(
  fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-03-04T12:00:00.000Z", "2027-01-01T00:00:00.000Z"),
);
const seenSince = fc.record({
  roles: fc.record({
    site1: fc.record({ primaryAt: moment, backupAt: moment }),
    site2: fc.record({ primaryAt: moment, backupAt: moment }),
  }),
  lastSync: moment,
});

/** By what was done and answered alone: who left the primary role with changes that nobody is sure about. */
function fearedAfter(feared: ReadonlySet<string>, { facts, played, state }: RunsOfAPair["runs"][number]): Set<string> {
  const next = new Set(feared);
  const { steps, ending, answers } = state;
  const wasSeen = ending?.outcome === "done" || ending?.outcome === "incomplete";
  const isSynced = steps["synced"]?.answer === "yes" || (wasSeen && steps["sync-first-seen"]?.answer === "yes");
  if (isSynced) return new Set();
  const call = played.calls.find((made) => made.startsWith("set-role"));
  const id = state.started.runbook.id;
  const isSwap = id === "planned-switch" || id === "unplanned-takeover" || id === "force-backup";
  const told = answers["changes-before-failure"];
  if (!isSwap || !call || ending?.outcome === "failed" || ending?.outcome === "refused") return next;
  const [, name, role] = call.split(" ");
  const left = facts.appliances.find((one) => (one.name === name) === (role === "backup"));
  if (left && (told === "yes" || told === "unknown")) next.add(left.name);
  return next;
}

describe("whatever was run, answered and seen", () => {
  // Thousands of whole runs: seconds on an idle machine, and more beside other tests.
  const patience = 90_000;
  test("nobody is told that there is nothing to lose on one that somebody was afraid for, and no sync overwrites it unasked", {
    timeout: patience,
  }, () => {
    let afraid = 0;
    const property = fc.property(
      fc.constantFrom("site1" as const, "site2" as const),
      fc.array(oneRun, { minLength: 2, maxLength: 8 }),
      seenSince,
      (normalPrimary, wanted, seen) => {
        const pair = runsOfAPair(normalPrimary);
        let feared: ReadonlySet<string> = new Set();
        for (const { outcome, ...one } of wanted) {
          // An ending that was seen cannot be made of one before which nothing was sent.
          const dry = runsOfAPair(normalPrimary);
          dry.runs.push(...pair.runs);
          const wasSent = dry.play(one.id, one.roles, one).played.calls.some((call) => call.startsWith("set-role"));
          const run = pair.play(one.id, one.roles, { ...one, ...(outcome && wasSent && { outcome }) });
          const overwritten = overwrittenIn(run);
          if (overwritten && feared.has(overwritten)) {
            expect(run.state.answers["changes-only-there"] ?? run.state.answers["changes-before-failure"]).toBe("no");
          }
          feared = fearedAfter(feared, run);
          afraid += feared.size;
          for (const holder of feared) {
            for (const since of [nothingSeen, seen]) {
              const swap = atRisk(pair.runs, since);
              expect(riskOn({ pair: run.facts.pair, swap }, holder)).not.toBe("no");
            }
          }
        }
      },
    );
    fc.assert(property, { numRuns: 600, seed: 6 });
    expect(afraid).toBeGreaterThan(500);
  });
});

/** Whom a sync of this run overwrote, or may have. */
function overwrittenIn({ facts, played: { calls, handed } }: RunsOfAPair["runs"][number]): string | null {
  const call = calls.find((made) => made.endsWith("primary sync"));
  if (call) return call.split(" ")[1] ?? null;
  // What only the stand-in holds is entered again on the restored one before, by hand.
  if (!handed.includes("sync-by-hand") || handed.includes("re-apply")) return null;
  const made = calls.find((one) => one.startsWith("set-role"))?.split(" ")[1];
  const source = made ?? facts.appliances.find(({ role }) => role === "primary")?.name;
  return facts.appliances.find(({ name }) => name !== source)?.name ?? null;
}
