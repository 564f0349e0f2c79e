import { describe, expect, test } from "vitest";
import type { ForeignChange } from "../../../shared/runbooks/foreign-change.ts";
import { isRoleChange } from "../../../shared/runbooks/is-role-change.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import type { FactsOfAppliance, RunFacts } from "../../../shared/runbooks/run-facts.ts";
import { appliance, factsWith, swappedBy } from "../../support/runbooks/facts-of-a-pair.ts";
import { playRunbook } from "../../support/runbooks/play-runbook.ts";
import { applianceIn, createWorld } from "../../support/runbooks/world.ts";

const lost = factsWith({ roles: [null, "backup"], primarySilentSince: "2026-03-01T09:58:00.000Z" });
const lostShared = factsWith({ roles: [null, "backup"], pair: { method: "shared-ip" } });

describe("an unplanned takeover", () => {
  test("never syncs and never forces, and ends at the site name", () => {
    const { calls, handed, ending } = playRunbook("unplanned-takeover", lost);
    expect(calls).toEqual(["backup site2", "set-role site2 primary"]);
    expect(handed).toEqual(["swing"]);
    expect(ending).toMatchObject({ outcome: "done", next: ["demote-returned-primary", "switch-back"] });
  });

  test("asks whether it is gone for the backup too, brakes, and has the data at risk confirmed before the call", () => {
    const { steps, asked } = playRunbook("unplanned-takeover", lost);
    for (const id of [
      "gone-for-backup",
      "repair-first",
      "accept-data-at-risk",
      "changes-before-failure",
      "type-name",
    ]) {
      expect(asked).toContain(id);
      expect(steps.indexOf(id)).toBeLessThan(steps.indexOf("take-over"));
    }
    expect(steps.indexOf("still-silent")).toBe(steps.indexOf("take-over") - 1);
  });

  test("has the test run at the backup's own page, which counts as no change", () => {
    const { steps, state, ending } = playRunbook("unplanned-takeover", lost, {
      interrupts: { "gone-for-backup": { cancelled: "It connects." } },
    });
    expect(steps.slice(-2)).toEqual(["tcp-test", "gone-for-backup"]);
    expect(state.started.runbook.steps.find(({ id }) => id === "tcp-test")).toMatchObject({
      page: { appliance: "site2", at: "appliance" },
      copy: [{ text: "12.12.1.50" }, { text: "443" }],
    });
    expect(ending).toMatchObject({ outcome: "refused", text: expect.stringContaining("It connects.") });
  });

  test("says since when it is silent, and how long it was before where that is known", () => {
    const brake = (usualOutageMs: number | null) => {
      const { steps } = playRunbook("unplanned-takeover", { ...lost, usualOutageMs }).state.started.runbook;
      return steps.find(({ id }) => id === "repair-first")?.text ?? [];
    };
    expect(brake(null)[0]).toContain("2026-03-01 09:58 UTC");
    expect(brake(null).join(" ")).not.toContain("silent before");
    expect(brake(240_000)[1]).toContain("back within 4 minutes in half of all times");
  });

  test.each(["silent", "still-silent"])(
    "sends nothing and offers the planned switch when the primary answers at %s",
    (step) => {
      const { calls, ending } = playRunbook("unplanned-takeover", lost, { found: { [step]: "no" } });
      expect(calls.filter((call) => call.startsWith("set-role"))).toEqual([]);
      expect(ending).toMatchObject({ outcome: "refused", next: ["planned-switch"] });
    },
  );

  test("offers the planned switch when the primary answers at the last re-read", () => {
    const answers = { appliance: "site1", what: "answers" as const, before: "no", now: "yes" };
    const stoppedBy = (change: ForeignChange) =>
      playRunbook("unplanned-takeover", lost, { interrupts: { "take-over": { foreign: [change] } } });
    const { calls, ending } = stoppedBy(answers);
    expect(calls.filter((call) => call.startsWith("set-role"))).toEqual([]);
    expect(ending).toMatchObject({ outcome: "refused", next: ["planned-switch"] });
    expect(ending.text).toContain("site1 answers again");
    expect(ending.text).toContain("Planned switch");
    expect(stoppedBy({ ...answers, appliance: "site2", before: "yes", now: "no" }).ending.next).toEqual([]);
  });

  test("begins at the swing where the backup is primary already, and asks about the changes all the same", () => {
    const automatic = factsWith({ roles: [null, "primary"] });
    const { calls, handed, asked, ending } = playRunbook("unplanned-takeover", automatic);
    expect(calls).toEqual([]);
    expect(handed).toEqual(["swing"]);
    expect(asked).toEqual(["changes-before-failure"]);
    expect(ending.outcome).toBe("done");
  });

  test("changes nothing at the site name where it leads to the stand-in already", () => {
    const world = { ...createWorld(factsWith({ roles: [null, "primary"] })), site: "site2" };
    const { handed, ending } = playRunbook("unplanned-takeover", factsWith({ roles: [null, "primary"] }), { world });
    expect(handed).toEqual([]);
    expect(ending.outcome).toBe("done");
  });

  test("is refused where both are primary, and names what fits", () => {
    const { calls, ending } = playRunbook("unplanned-takeover", factsWith({ roles: ["primary", "primary"] }));
    expect(calls).toEqual([]);
    expect(ending).toMatchObject({ outcome: "refused", next: ["demote-returned-primary", "resolve-conflict"] });
  });

  test("takes over from the normal backup when it is the one that died as primary", () => {
    const { calls } = playRunbook(
      "unplanned-takeover",
      factsWith({ ...swappedBy("planned"), roles: ["backup", null] }),
    );
    expect(calls).toEqual(["backup site1", "set-role site1 primary"]);
  });

  test("has the lost one unplugged before the shared IP is enabled by hand", () => {
    const world = { ...createWorld(lostShared), doesSharedIpFollow: false };
    const { handed, ending, state } = playRunbook("unplanned-takeover", lostShared, { world });
    expect(handed).toEqual(["shared-ip-off", "shared-ip-on"]);
    expect(ending.outcome).toBe("done");
    const off = state.started.runbook.steps.find(({ id }) => id === "shared-ip-off");
    expect(off).toMatchObject({ page: null, deed: null });
  });

  test.each([
    ["refused", "failed"],
    ["ignored", "failed"],
    ["unclear", "failed"],
    ["unclear-but-done", "done"],
    ["refused-but-done", "done"],
    ["all-die", "unknown"],
  ] as const)("whose call is %s ends %s", (fault, outcome) => {
    const world = { ...createWorld(lost), faults: { "take-over": fault } };
    const { ending, calls } = playRunbook("unplanned-takeover", lost, { world });
    expect(ending.outcome).toBe(outcome);
    expect(calls.filter((call) => call.startsWith("set-role"))).toHaveLength(1);
  });

  test("is incomplete when the old primary comes back as primary in the middle", () => {
    const { ending } = playRunbook("unplanned-takeover", lost, {
      before: { "take-over-settled": (world) => Object.assign(applianceIn(world, "site1"), { isUp: true }) },
    });
    expect(ending).toMatchObject({ outcome: "incomplete" });
    expect(ending.next).toContain("resolve-conflict");
  });
});

describe("demoting the returned primary", () => {
  const returned = factsWith({ roles: ["primary", "primary"], servedBy: "site2" });
  const settings = { site1: ["only on site1"], site2: ["made on the stand-in"] };

  test("backs it up, turns Backup Operations off before the call, and never syncs", () => {
    const world = createWorld(returned, settings);
    const { calls, handed, ending, steps } = playRunbook("demote-returned-primary", returned, { world });
    expect(calls).toEqual(["backup site1", "backup site2", "set-role site1 backup"]);
    expect(handed).toEqual(["backup-operations-off"]);
    expect(steps.indexOf("backup-operations-off")).toBeLessThan(steps.indexOf("demote"));
    expect(ending).toMatchObject({ outcome: "done", next: ["switch-back"] });
    expect(applianceIn(world, "site1")).toMatchObject({ hasBackupOperations: false, settings: ["only on site1"] });
    expect(applianceIn(world, "site2").settings).toEqual(["made on the stand-in"]);
  });

  test("takes the one that stands in by our own runs for it, also where that is the normal primary", () => {
    const { calls } = playRunbook("demote-returned-primary", { ...returned, standIn: "site1" });
    expect(calls.at(-1)).toBe("set-role site2 backup");
    expect(playRunbook("demote-returned-primary", { ...returned, standIn: "site2" }).calls.at(-1)).toBe(
      "set-role site1 backup",
    );
  });

  test("is refused where our own runs and the appliances name another stand-in", () => {
    const facts = factsWith({ roles: ["primary", null], standIn: "site2" });
    const { calls, asked, ending } = playRunbook("demote-returned-primary", facts);
    expect([calls, asked]).toEqual([[], []]);
    expect(ending).toMatchObject({ outcome: "refused", next: ["resolve-conflict"] });
    expect(ending.text).toMatch(/site2 took over.*site1 is the only one/);
  });

  test("needs nothing turned off where somebody looked and it is off", () => {
    const { handed } = playRunbook("demote-returned-primary", returned, { answers: { "backup-operations": "off" } });
    expect(handed).toEqual([]);
  });

  test("has the name of the one typed that can be overwritten then", () => {
    const { state } = playRunbook("demote-returned-primary", returned);
    expect(state.answers["type-name"]).toBe("site1");
  });

  test("leads the site name to the stand-in where it does not lead there", () => {
    const { handed } = playRunbook("demote-returned-primary", { ...returned, servedBy: "site1" });
    expect(handed).toEqual(["backup-operations-off", "swing"]);
  });

  test("on a shared IP begins with what to do before the power button", () => {
    const facts = factsWith({ roles: ["primary", "primary"], pair: { method: "shared-ip" }, servedBy: "site2" });
    const world = createWorld(facts);
    applianceIn(world, "site1").hasSharedIp = false;
    const { steps, ending } = playRunbook("demote-returned-primary", facts, { world });
    expect(steps.slice(0, 2)).toEqual(["isolate", "start-isolated"]);
    expect(ending.outcome).toBe("done");
  });

  test("is refused where it is not primary", () => {
    const { calls, ending } = playRunbook("demote-returned-primary", factsWith(swappedBy("takeover", "yes")));
    expect(calls).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });

  test.each([
    ["refused", "failed"],
    ["ignored", "failed"],
    ["half", "incomplete"],
    ["unclear-but-done", "done"],
  ] as const)("whose call is %s ends %s", (fault, outcome) => {
    const world = { ...createWorld(returned), faults: { demote: fault } };
    expect(playRunbook("demote-returned-primary", returned, { world }).ending.outcome).toBe(outcome);
  });
});

describe("becoming backup by force", () => {
  const apart = factsWith();
  const unlinked = () => ({ ...createWorld(apart), isLinked: false });

  test("makes the peer primary in the same run, and is done only then", () => {
    const { calls, ending, world, steps } = playRunbook("force-backup", apart, { world: unlinked() });
    expect(calls).toEqual(["backup site1", "set-role site1 backup force", "set-role site2 primary"]);
    expect(ending.outcome).toBe("done");
    expect(applianceIn(world, "site2").role).toBe("primary");
    expect(steps.indexOf("look-again")).toBeGreaterThan(steps.indexOf("stand-down"));
    expect(steps.indexOf("look-again")).toBeLessThan(steps.indexOf("make-peer-primary"));
  });

  test("asks what exists only on the old primary, since nothing is synced", () => {
    expect(playRunbook("force-backup", apart, { world: unlinked() }).asked).toContain("changes-before-failure");
  });

  test("is refused unless the peer is seen", () => {
    const { calls, ending } = playRunbook("force-backup", factsWith({ roles: ["primary", null] }));
    expect(calls).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });

  test("makes no second call where the first one changed nothing", () => {
    for (const fault of ["refused", "ignored"] as const) {
      const { calls, ending } = playRunbook("force-backup", apart, {
        world: { ...unlinked(), faults: { "stand-down": fault } },
      });
      expect(calls).toEqual(["backup site1", "set-role site1 backup force"]);
      expect(ending.outcome).toBe("failed");
    }
  });

  test("makes no second call where the peer became primary with the first one", () => {
    const { calls, ending } = playRunbook("force-backup", apart, {
      world: unlinked(),
      before: { "look-again": (world) => Object.assign(applianceIn(world, "site2"), { role: "primary" }) },
    });
    expect(calls.at(-1)).toBe("set-role site1 backup force");
    expect(ending.outcome).toBe("done");
  });

  test.each(["refused", "ignored", "unclear"] as const)(
    "says exactly what to do when the second call is %s",
    (fault) => {
      const { ending } = playRunbook("force-backup", apart, {
        world: { ...unlinked(), faults: { "make-peer-primary": fault } },
      });
      expect(ending).toMatchObject({ outcome: "incomplete", next: ["resolve-conflict"] });
      expect(ending.text).toContain("https://12.12.1.51/login");
      expect(ending.text).toContain("Become Primary");
    },
  );

  test("says what to do when nobody can see what the first call did", () => {
    const { ending } = playRunbook("force-backup", apart, {
      world: { ...unlinked(), faults: { "stand-down": "all-die" } },
    });
    expect(ending.outcome).toBe("unknown");
    expect(ending.text).toContain("Become Primary");
  });

  const exactly =
    "both are backup; make site2 primary now at https://12.12.1.51/login, Management > Failover, Become Primary";
  const between = ["stood-down", "look-again", "peer-already", "make-peer-primary"];

  test("may not be stopped between its two calls, and says why", () => {
    const { held, state } = playRunbook("force-backup", apart, {
      world: unlinked(),
      interrupts: { "look-again": { cancelled: "Somebody wanted it." } },
    });
    expect(held).toEqual(["stood-down", "look-again"]);
    expect(state.ending?.text).toContain("Somebody wanted it.");
    expect(playRunbook("force-backup", apart, { world: unlinked() }).held).toEqual(between);
  });

  test.each(between)("says exactly what to do when it is stopped all the same at %s", (step) => {
    const { calls, ending } = playRunbook("force-backup", apart, {
      world: unlinked(),
      interrupts: { [step]: { cancelled: "The computer was shut down." } },
    });
    expect(calls.at(-1)).toBe("set-role site1 backup force");
    expect(ending).toMatchObject({ outcome: "incomplete", next: ["resolve-conflict"] });
    expect(ending.text).toContain(exactly);
  });

  test("says exactly what to do when something changed from elsewhere before the second call, or it is refused", () => {
    const foreign = [{ appliance: "site1", what: "last-sync" as const, before: null, now: "2026-03-01T09:59:00.000Z" }];
    const changed = playRunbook("force-backup", apart, {
      world: unlinked(),
      interrupts: { "make-peer-primary": { foreign } },
    });
    const refused = playRunbook("force-backup", apart, {
      world: { ...unlinked(), faults: { "make-peer-primary": "refused" } },
    });
    for (const { ending } of [changed, refused]) {
      expect(ending).toMatchObject({ outcome: "incomplete", next: ["resolve-conflict"] });
      expect(ending.text).toContain(exactly);
    }
  });

  test("says when it is stopped after the second call that the peer is primary", () => {
    const { ending } = playRunbook("force-backup", apart, {
      world: unlinked(),
      interrupts: { swing: { cancelled: "Kim swings the name tomorrow." } },
    });
    expect(ending.text).toContain("site2 is primary now.");
    expect(ending.text).not.toContain("both are backup");
  });

  test("makes both calls known in a dry run", () => {
    const { calls, ending } = playRunbook("force-backup", apart, { isDryRun: true });
    expect(calls).toHaveLength(3);
    expect(ending.outcome).toBe("done");
  });
});

describe("a dry run shows the longest way", () => {
  const bothPrimary = factsWith({ roles: ["primary", "primary"] });
  test.each([
    ["force-backup", factsWith(), ["set-role site1 backup force", "set-role site2 primary"], ["swing"]],
    ["unplanned-takeover", factsWith({ roles: [null, "backup"] }), ["set-role site2 primary"], ["swing"]],
    ["demote-returned-primary", bothPrimary, ["set-role site1 backup"], ["swing"]],
  ] as const)("%s", (id, facts, calls, swings) => {
    const dry = playRunbook(id, facts, { isDryRun: true });
    expect(dry.calls.filter((call) => call.startsWith("set-role"))).toEqual(calls);
    expect(dry.handed).toEqual(expect.arrayContaining([...swings]));
    expect(dry.ending.outcome).toBe("done");
  });

  test("resolving a conflict swings the name away from the loser, wherever it leads now", () => {
    const answers = { "keep-primary": "site1", "type-name": "site1" };
    expect(playRunbook("resolve-conflict", bothPrimary, { isDryRun: true, answers }).handed).toEqual(["swing-first"]);
  });

  test("with the pause before each change of roles, how long and why", () => {
    const { runbook } = playRunbook("force-backup", factsWith(), { isDryRun: true }).state.started;
    const texts = runbook.steps.filter(isRoleChange).map(({ text }) => text.join(" "));
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain("asks nothing for up to 61 seconds: appliances repeat an answer");
  });
});

describe("what a person is told to change", () => {
  const textsOf = (facts: RunFacts, step: string): string => {
    const runbook = writeRunbook("unplanned-takeover", facts);
    return JSON.stringify(runbook.steps.find(({ id }) => id === step));
  };
  const onApiPort = { host: "10.0.0.2", port: 8443 };
  const apart = (peer: FactsOfAppliance["peer"]) =>
    factsWith({
      pair: { method: "nat-swing" },
      appliances: [appliance("site1", { role: null }), appliance("site2", { ...onApiPort, peer })],
    });

  test("names the address that the pair gives for the appliance, and never the port of its API", () => {
    const swing = textsOf(apart({ host: "192.0.2.51", port: 443 }), "swing");
    expect(swing).toContain("to: 192.0.2.51 port 443");
    expect(swing).not.toContain("8443");
    expect(swing).not.toContain("10.0.0.2");
  });

  test("says so where only the address of the API is known", () => {
    const swing = textsOf(apart(null), "swing");
    expect(swing).toContain("Pairdesk knows site2 only by the address of its API, 10.0.0.2.");
    expect(swing).toContain("to: 10.0.0.2 port 443");
  });

  test("opens no page of an appliance that is gone, and says why it stays off", () => {
    const off = textsOf(lostShared, "shared-ip-off");
    expect(off).toContain("no page of it can be opened");
    expect(off).toContain("claims it again");
    expect(textsOf(lostShared, "shared-ip-proved")).not.toContain("disable it on site1");
  });
});
