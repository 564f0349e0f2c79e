import { describe, expect, test } from "vitest";
import { factsWith, swappedBy } from "../../support/runbooks/facts-of-a-pair.ts";
import { playRunbook, type Script } from "../../support/runbooks/play-runbook.ts";
import { applianceIn, createWorld, sync, type World } from "../../support/runbooks/world.ts";

const normal = factsWith();
const sharedIp = factsWith({ pair: { method: "shared-ip" } });

describe("a planned switch", () => {
  test("syncs, swaps the roles, then swings, and is done when both sides prove it", () => {
    const { calls, ending, steps, handed } = playRunbook("planned-switch", normal);
    expect(calls).toEqual(["backup site1", "set-role site2 primary sync"]);
    expect(ending).toMatchObject({ outcome: "done", next: ["switch-back"] });
    expect(handed).toEqual(["swing"]);
    expect(steps.indexOf("swing")).toBeGreaterThan(steps.indexOf("switch-synced"));
    expect(steps.indexOf("site-addresses")).toBeLessThan(steps.indexOf("switch"));
    expect(steps).not.toContain("switch-settled");
  });

  test("goes without a sync where that is chosen", () => {
    const { calls, steps } = playRunbook("planned-switch", normal, { answers: { "sync-first": "no" } });
    expect(calls.at(-1)).toBe("set-role site2 primary");
    expect(steps).toContain("switch-settled");
    expect(steps).not.toContain("switch-synced");
  });

  test("asks without a sync what exists only on the old primary, since the way back depends on it", () => {
    expect(playRunbook("planned-switch", normal).asked).not.toContain("changes-before-failure");
    const { asked } = playRunbook("planned-switch", normal, { answers: { "sync-first": "no" } });
    expect(asked).toContain("changes-before-failure");
  });

  test("goes from the stand-in to the normal primary while the roles are swapped", () => {
    const { calls, ending } = playRunbook("planned-switch", factsWith(swappedBy("planned")));
    expect(calls).toEqual(["backup site2", "set-role site1 primary sync"]);
    expect(ending.outcome).toBe("done");
  });

  test("lets a shared IP follow the roles by itself", () => {
    const { handed, ending } = playRunbook("planned-switch", sharedIp);
    expect(handed).toEqual([]);
    expect(ending.outcome).toBe("done");
  });

  test("has a shared IP that stays taken from the old one first, then enabled on the new one", () => {
    const world = { ...createWorld(sharedIp), doesSharedIpFollow: false };
    const { handed, ending } = playRunbook("planned-switch", sharedIp, { world });
    expect(handed).toEqual(["shared-ip-off", "shared-ip-on"]);
    expect(ending.outcome).toBe("done");
  });

  test("asks for the reason when no backup is taken and that speaks against it", () => {
    const vetoes = [{ condition: "no-backup", weight: "soft", holds: "yes", message: "" }] as const;
    const { asked, calls, state } = playRunbook("planned-switch", normal, {
      answers: { "backup-first": "no" },
      vetoes: [...vetoes],
    });
    expect(calls).toEqual(["set-role site2 primary sync"]);
    expect(asked.filter((id) => id.startsWith("reason-"))).toEqual(["reason-no-backup"]);
    expect(state.answers["reason-no-backup"]).toBe("It is an emergency.");
  });

  test("goes on after a backup that was refused, so that its objection decides", () => {
    const world = { ...createWorld(normal), faults: { backup: "refused" as const } };
    const { steps } = playRunbook("planned-switch", normal, { world });
    expect(steps.indexOf("vetoes")).toBe(steps.indexOf("backup") + 1);
  });

  test.each(["conflict", "no-full-access", "backup-unhealthy"] as const)(
    "makes no call when %s forbids it",
    (condition) => {
      const vetoes = [{ condition, weight: "hard" as const, holds: "yes" as const, message: "" }];
      const { calls, ending, asked } = playRunbook("planned-switch", normal, { vetoes });
      expect(calls).toEqual([]);
      expect(asked).toEqual([]);
      expect(ending.outcome).toBe("refused");
    },
  );

  test("sends a person to the takeover when an appliance is silent", () => {
    const { calls, ending } = playRunbook("planned-switch", factsWith({ roles: [null, "backup"] }));
    expect(calls).toEqual([]);
    expect(ending).toMatchObject({ outcome: "refused", next: ["unplanned-takeover"] });
  });

  test("is refused when the roles are others than those it was written for", () => {
    const { ending, calls } = playRunbook("planned-switch", normal, { found: { "roles-before": "no" } });
    expect(calls).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });

  test.each([
    ["the call is refused", "refused", "failed"],
    ["both stay backup", "half", "incomplete"],
    ["the peer dies with the call", "dies", "incomplete"],
    ["both die with the call", "all-die", "unknown"],
    ["a refused call was carried out all the same", "refused-but-done", "done"],
    ["an unclear call was carried out", "unclear-but-done", "done"],
  ] as const)("when %s", (_what, fault, outcome) => {
    for (const sync of ["yes", "no"]) {
      const world = { ...createWorld(normal), faults: { switch: fault } };
      const { ending, calls } = playRunbook("planned-switch", normal, { world, answers: { "sync-first": sync } });
      expect(ending.outcome).toBe(outcome);
      expect(calls.filter((call) => call.startsWith("set-role"))).toHaveLength(1);
    }
  });

  describe.each([
    ["the call is accepted and nothing happens", "ignored"],
    ["nobody knows what the call did, and nothing happened", "unclear"],
  ] as const)("when %s", (_what, fault) => {
    const play = (more: Script = {}, sync = "yes") =>
      playRunbook("planned-switch", normal, {
        world: { ...createWorld(normal), faults: { switch: fault } },
        ...more,
        answers: { "sync-first": sync, ...more.answers },
      });

    test("without a sync it has failed", () => {
      expect(play({}, "no").ending).toMatchObject({ outcome: "failed" });
    });

    test("a sync that was to come first may still run, so it is waited for once more and then unknown", () => {
      const { ending, asked, steps } = play();
      expect(asked).toContain("switch-still-syncs");
      expect(steps).toContain("switch-synced-late");
      expect(ending.outcome).toBe("unknown");
      expect(ending.text).toMatch(/may still be running.*Do not send the call again/);
    });

    test("it has failed when a person read that the sync is over", () => {
      const { ending, steps } = play({ answers: { "switch-still-syncs": "over" } });
      expect(ending.outcome).toBe("failed");
      expect(steps).not.toContain("switch-synced-late");
    });

    test("it has failed when a later sync was seen and the roles stayed, and nobody is asked", () => {
      const { ending, asked } = play({ found: { "switch-sync-over": "yes" } });
      expect(ending).toMatchObject({
        outcome: "failed",
        text: expect.stringMatching(/took place and the roles stayed/),
      });
      expect(asked).not.toContain("switch-still-syncs");
    });

    test("it goes on when the roles change after all", () => {
      const swap = (world: World) => {
        applianceIn(world, "site1").role = "backup";
        applianceIn(world, "site2").role = "primary";
      };
      const { ending, handed, calls } = play({ before: { "switch-synced-late": swap } });
      expect(handed).toEqual(["swing"]);
      expect(ending.outcome).toBe("done");
      expect(calls.filter((call) => call.startsWith("set-role"))).toHaveLength(1);
    });

    test("it says what both staying backup calls for when that is what the sync ended in", () => {
      const half = (world: World) => {
        applianceIn(world, "site1").role = "backup";
      };
      const { ending } = play({ before: { "switch-synced-late": half } });
      expect(ending).toMatchObject({ outcome: "incomplete", text: expect.stringMatching(/Become Primary/) });
    });
  });

  test("says which appliance to make primary, on which page, when both stay backup", () => {
    const world = { ...createWorld(normal), faults: { switch: "half" as const } };
    const { ending } = playRunbook("planned-switch", normal, { world });
    expect(ending.text).toContain("https://12.12.1.51/login");
    expect(ending.text).toContain("Become Primary");
    expect(ending.next).toEqual(["resolve-conflict"]);
  });

  test("is incomplete when the name does not move, and unknown when nobody can see it", () => {
    const world = { ...createWorld(normal), doesSwingWork: false };
    expect(playRunbook("planned-switch", normal, { world }).ending.outcome).toBe("incomplete");
    const unseen = playRunbook("planned-switch", normal, { found: { "site-served": "unknown" } });
    expect(unseen.ending.outcome).toBe("unknown");
  });

  test("waits for the name as long as caches keep it, and warns before when that is long", () => {
    const slow = factsWith({ siteAddress: { addresses: ["12.12.1.50"], ttlSeconds: 7200 } });
    const { state } = playRunbook("planned-switch", slow);
    const { steps } = state.started.runbook;
    expect(steps.find(({ id }) => id === "site-served")).toMatchObject({ limitMs: 7_200_000 + 120_000 });
    expect(steps.find(({ id }) => id === "site-addresses")?.text.join(" ")).toContain("up to 2 hours");
  });

  test("gives the change of the record and of the NAT rule to copy", () => {
    const copied = (method: "dns-swing" | "nat-swing") => {
      const { steps } = playRunbook("planned-switch", factsWith({ pair: { method } })).state.started.runbook;
      const swing = steps.find(({ id }) => id === "swing");
      return swing?.kind === "manual" ? swing.copy[0]?.text.split("\n") : [];
    };
    expect(copied("dns-swing")).toEqual([
      "Record: support.example.com",
      "Old address: 12.12.1.50",
      "New address: 12.12.1.51",
      "Time to live: 60 seconds until both appliances are back to normal",
    ]);
    expect(copied("nat-swing")).toEqual([
      "NAT rule for support.example.com (12.12.1.50 port 443)",
      "from: 12.12.1.50 port 443",
      "to: 12.12.1.51 port 443",
    ]);
  });

  test.each([
    ["primary", "single", ["site1 is the primary node of an Atlas cluster: site1 becomes"]],
    [null, null, ["If the primary is the primary node of an Atlas cluster, site1 becomes"]],
    ["single", "single", []],
  ])("says of an Atlas cluster what is known of it (%s, %s)", (first, second, lines) => {
    const { appliances } = normal;
    const facts = factsWith({
      appliances: [
        { ...appliances[0], clusterRole: first },
        { ...appliances[1], clusterRole: second },
      ],
    });
    const { steps } = playRunbook("planned-switch", facts).state.started.runbook;
    const said = steps.find(({ id }) => id === "type-name")?.text.filter((line) => line.includes("Atlas")) ?? [];
    expect(said).toEqual(lines.map((line) => expect.stringContaining(line)));
  });

  test("makes no call and judges no outcome in a dry run", () => {
    const { ending, world, calls } = playRunbook("planned-switch", normal, { isDryRun: true });
    expect(ending.outcome).toBe("done");
    expect(calls).toEqual(["backup site1", "set-role site2 primary sync"]);
    expect(applianceIn(world, "site1").role).toBe("primary");
  });
});

describe("the way back", () => {
  const settings = { site1: ["shared", "only on site1"], site2: ["shared", "made on the stand-in"] };

  test("after a planned switch syncs first, and asks nothing about a failure", () => {
    const { calls, asked, ending, handed } = playRunbook("switch-back", factsWith(swappedBy("planned")));
    expect(calls).toEqual(["backup site1", "backup site2", "set-role site1 primary sync"]);
    expect(asked).not.toContain("changes-before-failure");
    expect(handed).toEqual(["swing"]);
    expect(ending.outcome).toBe("done");
  });

  test("after a takeover with nothing changed before syncs first and keeps what was made on the stand-in", () => {
    const facts = factsWith(swappedBy("takeover", "no"));
    const { calls, world, ending } = playRunbook("switch-back", facts, { world: createWorld(facts, settings) });
    expect(calls.at(-1)).toBe("set-role site1 primary sync");
    expect(applianceIn(world, "site1").settings).toEqual(settings.site2);
    expect(ending.outcome).toBe("done");
  });

  test("after a takeover with changes before goes without a sync, enters the list again, and then syncs", () => {
    const facts = factsWith({
      ...swappedBy("takeover", "yes"),
      openChanges: [{ id: "c1", what: "made on the stand-in", where: "Users & Security" }],
    });
    const { calls, handed, ending, world } = playRunbook("switch-back", facts, {
      world: createWorld(facts, settings),
      before: {
        "all-re-applied": (now) => {
          now.openChanges = 0;
          applianceIn(now, "site1").settings.push("made on the stand-in");
        },
      },
    });
    expect(calls).toEqual(["backup site1", "backup site2", "set-role site1 primary"]);
    expect(handed).toEqual(["swing", "re-apply", "sync-by-hand"]);
    expect(ending.outcome).toBe("done");
    for (const name of world.names) {
      expect(applianceIn(world, name).settings).toEqual(["shared", "only on site1", "made on the stand-in"]);
    }
  });

  test.each([
    ["yes", "refused"],
    ["no", "done"],
  ] as const)("goes by what was answered at a planned switch without a sync: %s", (answer, outcome) => {
    const facts = factsWith(swappedBy("planned", answer));
    expect(playRunbook("switch-back", facts, { answers: { "sync-first": "yes" } }).ending.outcome).toBe(outcome);
    expect(playRunbook("sync-now", facts).ending.outcome).toBe(outcome);
  });

  test("refuses a sync first after changes before, which would have destroyed them", () => {
    const facts = factsWith(swappedBy("takeover", "yes"));
    const world = createWorld(facts, settings);
    const { calls, ending } = playRunbook("switch-back", facts, { world, answers: { "sync-first": "yes" } });
    expect(calls).toEqual([]);
    expect(ending.outcome).toBe("refused");
    expect(applianceIn(world, "site1").settings).toContain("only on site1");
  });

  test.each([
    ["yes", "refused", []],
    ["unknown", "refused", []],
    ["no", "done", ["backup site1", "backup site2", "set-role site1 primary sync"]],
  ])("asks about changes where nobody knows why the roles are swapped: %s", (answer, outcome, made) => {
    for (const facts of [factsWith({ ...swappedBy("planned"), swap: null }), factsWith(swappedBy("takeover"))]) {
      const { calls, ending, asked } = playRunbook("switch-back", facts, {
        answers: { "sync-first": "yes", "changes-before-failure": answer },
      });
      expect(asked).toContain("changes-before-failure");
      expect(ending.outcome).toBe(outcome);
      expect(calls).toEqual(made);
    }
  });

  test("offers the way without a sync first where nobody knows", () => {
    const { calls, asked } = playRunbook("switch-back", factsWith({ ...swappedBy("planned"), swap: null }));
    expect(calls.at(-1)).toBe("set-role site1 primary");
    expect(asked).not.toContain("changes-before-failure");
  });

  test("stops before Sync Now while changes on the list are open", () => {
    const facts = factsWith({
      ...swappedBy("takeover", "yes"),
      openChanges: [{ id: "c1", what: "made on the stand-in", where: "" }],
    });
    const { handed, ending, world } = playRunbook("switch-back", facts);
    expect(handed).not.toContain("sync-by-hand");
    expect(world.syncs).toBe(0);
    expect(ending).toMatchObject({ outcome: "incomplete", next: ["sync-now"] });
  });

  test("does not take a sync that came by itself before the list was entered again for the one at its end", () => {
    const facts = factsWith(swappedBy("takeover", "yes"));
    const { ending } = playRunbook("switch-back", facts, {
      world: createWorld(facts),
      before: {
        "re-apply": (now) => sync(now, "site1"),
        "sync-by-hand": (now) => {
          now.doesSyncWork = false;
        },
      },
    });
    expect(ending.outcome).toBe("incomplete");
  });

  test("is incomplete when the sync at its end is not seen", () => {
    const facts = factsWith(swappedBy("takeover", "yes"));
    const world = { ...createWorld(facts), doesSyncWork: false };
    expect(playRunbook("switch-back", facts, { world }).ending.outcome).toBe("incomplete");
  });

  test("is refused while the normal primary is primary", () => {
    const { calls, ending } = playRunbook("switch-back", normal);
    expect(calls).toEqual([]);
    expect(ending.outcome).toBe("refused");
  });
});

describe("a sync by hand", () => {
  test("is started by a person on the primary and proved by its time, without a call", () => {
    const { calls, handed, ending, world } = playRunbook("sync-now", normal, {
      world: createWorld(normal, { site1: ["new"], site2: ["old"] }),
    });
    expect(calls).toEqual([]);
    expect(handed).toEqual(["sync-by-hand"]);
    expect(ending.outcome).toBe("done");
    expect(applianceIn(world, "site2").settings).toEqual(["new"]);
  });

  test("is incomplete when no later sync is seen", () => {
    const world = { ...createWorld(normal), doesSyncWork: false };
    expect(playRunbook("sync-now", normal, { world }).ending.outcome).toBe("incomplete");
  });

  test("is refused after a takeover with changes before, without asking", () => {
    const { handed, asked, ending } = playRunbook("sync-now", factsWith(swappedBy("takeover", "yes")));
    expect(handed).toEqual([]);
    expect(asked).toEqual([]);
    expect(ending).toMatchObject({ outcome: "refused", next: ["switch-back"] });
  });

  test.each([
    ["yes", "refused"],
    ["unknown", "refused"],
    ["no", "done"],
  ])("asks about changes before where the roles are swapped and nobody answered yet: %s", (answer, outcome) => {
    for (const facts of [
      factsWith({ ...swappedBy("planned"), swap: null }),
      factsWith(swappedBy("takeover", "unknown")),
    ]) {
      const { ending } = playRunbook("sync-now", facts, { answers: { "changes-before-failure": answer } });
      expect(ending.outcome).toBe(outcome);
    }
  });

  test("goes on after a takeover with nothing changed before, and after a planned switch", () => {
    expect(playRunbook("sync-now", factsWith(swappedBy("takeover", "no"))).ending.outcome).toBe("done");
    expect(playRunbook("sync-now", factsWith(swappedBy("planned"))).ending.outcome).toBe("done");
  });
});
