/**
 * The trap of the way back (`judgement.md` 5): settings that were changed between the last sync and the failure exist only
 * on the old primary, and a switch with a sync first destroys them. Here it is done past Pairdesk, and seen.
 */
import { expect, test } from "vitest";
import { askRole } from "../../support/runs/ask-role.ts";
import { everywhere, leaveMarks, marksOfBoth, withSettings } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each(["v2", "v1"] as const)(
  "a sync first after recent changes destroys them on both sides, and no run does it (%s)",
  patience,
  async (api) => {
    const { practice, run } = await startRunStage({ api });
    await leaveMarks(practice, "site1", "old");
    await practice.play({ deed: "sync-now", on: "site1" });
    await expect.poll(() => marksOfBoth(practice), { timeout: 10_000 }).toMatchObject({ site2: everywhere("old") });
    await leaveMarks(practice, "site1", "recent");

    await practice.killAppliance("site1");
    await askRole(practice, api, "site2", { role: "primary" });
    await leaveMarks(practice, "site2", "stand-in");
    await practice.startAppliance("site1");
    await askRole(practice, api, "site1", { role: "backup" });
    const before = { site1: everywhere("old", "recent"), site2: everywhere("old", "stand-in") };
    expect(await marksOfBoth(practice)).toEqual(before);

    const written = await writesOf(practice);
    for (const answer of ["yes", "unknown"]) {
      const answers = { "sync-first": "yes", "changes-before-failure": answer };
      expect(await run("switch-back", { answers })).toMatchObject({ outcome: "refused", calls: [] });
      expect(await run("sync-now", { answers })).toMatchObject({ outcome: "refused", calls: [] });
    }
    expect(await writesOf(practice)).toEqual(written);
    expect(await marksOfBoth(practice)).toEqual(before);

    await askRole(practice, api, "site1", { role: "primary", isSyncFirst: true });
    const after = withSettings(["old", "stand-in"], "old", "recent", "stand-in");
    await expect.poll(() => marksOfBoth(practice), { timeout: 10_000 }).toEqual({ site1: after, site2: after });
  },
);
