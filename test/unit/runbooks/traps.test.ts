/** The traps of the procedures, one line each: what is called, and what is never called, in which order. */
import { describe, expect, test } from "vitest";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { factsWith, swappedBy } from "../../support/runbooks/facts-of-a-pair.ts";
import { playRunbook, type Script } from "../../support/runbooks/play-runbook.ts";
import { applianceIn, createWorld } from "../../support/runbooks/world.ts";

interface Trap {
  trap: string;
  runbook: RunbookId;
  facts: RunFacts;
  script?: Script;
  /** Calls that change roles, and manual steps, in order. */
  deeds: string[];
}

const lost = factsWith({ roles: [null, "backup"] });
const bothPrimary = factsWith({ roles: ["primary", "primary"], servedBy: "site2" });
const shared = factsWith({ pair: { method: "shared-ip" } });
const stays = { ...createWorld(shared), doesSharedIpFollow: false };

const traps: Trap[] = [
  {
    trap: "the site name is swung after the roles have changed, never before",
    runbook: "planned-switch",
    facts: factsWith(),
    deeds: ["set-role site2 primary sync", "swing"],
  },
  {
    trap: "a shared IP that stays is disabled on the old one before it is enabled on the new one",
    runbook: "planned-switch",
    facts: shared,
    script: { world: stays },
    deeds: ["set-role site2 primary sync", "shared-ip-off", "shared-ip-on"],
  },
  {
    trap: "a takeover neither syncs nor forces",
    runbook: "unplanned-takeover",
    facts: lost,
    deeds: ["set-role site2 primary", "swing"],
  },
  {
    trap: "after an automatic takeover only the swing is left",
    runbook: "unplanned-takeover",
    facts: factsWith({ roles: [null, "primary"] }),
    deeds: ["swing"],
  },
  {
    trap: "a returned primary has Backup Operations turned off before it becomes backup, and is not synced",
    runbook: "demote-returned-primary",
    facts: bothPrimary,
    deeds: ["backup-operations-off", "set-role site1 backup"],
  },
  {
    trap: "after no changes before the failure, the way back syncs first",
    runbook: "switch-back",
    facts: factsWith(swappedBy("takeover", "no")),
    deeds: ["set-role site1 primary sync", "swing"],
  },
  {
    trap: "after changes before the failure, the list is entered again before the sync",
    runbook: "switch-back",
    facts: factsWith(swappedBy("takeover", "yes")),
    deeds: ["set-role site1 primary", "swing", "re-apply", "sync-by-hand"],
  },
  {
    trap: "after changes before the failure, a sync first is refused",
    runbook: "switch-back",
    facts: factsWith(swappedBy("takeover", "yes")),
    script: { answers: { "sync-first": "yes" } },
    deeds: [],
  },
  {
    trap: "after changes before the failure, Sync Now is refused",
    runbook: "sync-now",
    facts: factsWith(swappedBy("takeover", "yes")),
    deeds: [],
  },
  {
    trap: "whoever became backup by force is followed by a primary in the same run",
    runbook: "force-backup",
    facts: factsWith(),
    script: { world: { ...createWorld(factsWith()), isLinked: false } },
    deeds: ["set-role site1 backup force", "set-role site2 primary", "swing"],
  },
  {
    trap: "of two primaries the loser stands down, without a sync",
    runbook: "resolve-conflict",
    facts: bothPrimary,
    deeds: ["set-role site1 backup"],
  },
  {
    trap: "of two backups the keeper steps up, without a sync",
    runbook: "resolve-conflict",
    facts: factsWith({ roles: ["backup", "backup"], servedBy: "site2" }),
    deeds: ["set-role site2 primary"],
  },
  {
    trap: "a source without the live data is refused",
    runbook: "establish-relationship",
    facts: factsWith({ roles: ["none", "none"] }),
    script: { answers: { source: "site2", "type-name": "site1" } },
    deeds: [],
  },
];

describe("the traps of the procedures", () => {
  test.each(traps)("$trap", ({ runbook, facts, script, deeds }) => {
    const { steps, state } = playRunbook(runbook, facts, script);
    const made = steps.flatMap((id) => {
      const step = state.started.runbook.steps.find((one) => one.id === id);
      if (step?.kind === "manual") return step.isHarmless ? [] : [id];
      if (step?.kind !== "action" || step.call.call !== "set-role") return [];
      const { appliance, role, dataSyncFirst, force } = step.call;
      const isSynced =
        typeof dataSyncFirst === "boolean" ? dataSyncFirst : state.answers[dataSyncFirst.input] === "yes";
      return [`set-role ${appliance} ${role}${isSynced ? " sync" : ""}${force ? " force" : ""}`];
    });
    expect(made).toEqual(deeds);
  });

  test("the wrong order of the way back would have destroyed what exists only on the old primary", () => {
    const facts = factsWith(swappedBy("takeover", "no"));
    const world = createWorld(facts, { site1: ["only on site1"], site2: ["made on the stand-in"] });
    playRunbook("switch-back", facts, { world });
    expect(world.names.flatMap((name) => applianceIn(world, name).settings)).not.toContain("only on site1");
  });
});
