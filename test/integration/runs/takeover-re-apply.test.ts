/** After a takeover before which settings were changed: no sync first, the list entered again, and only then Sync Now. */
import { expect, test } from "vitest";
import { failAndReturn } from "../../support/runs/fail-and-return.ts";
import { marksOfBoth, reApply, withSettings } from "../../support/runs/practice-marks.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each(["v2", "v1"] as const)(
  "with changes before the failure it is no sync, the list entered again, then Sync Now: nothing is lost (%s)",
  patience,
  async (api) => {
    const { practice, run, changes } = await failAndReturn(api, "yes");
    const before = await marksOfBoth(practice);
    for (const [runbook, answers] of [
      ["switch-back", { "sync-first": "yes" }],
      ["sync-now", {}],
    ] as const) {
      expect(await run(runbook, { answers })).toMatchObject({ outcome: "refused", calls: [] });
    }
    expect(await marksOfBoth(practice)).toEqual(before);

    const back = await run("switch-back", {
      async before(step) {
        if (step !== "re-apply") return;
        expect(await marksOfBoth(practice)).toEqual(before);
        await reApply(practice, changes, "site1");
      },
    });
    expect(back).toMatchObject({ outcome: "done", calls: ["site1 primary"] });
    expect(back.path.indexOf("sync-by-hand")).toBeGreaterThan(back.path.indexOf("all-re-applied"));
    const all = withSettings(["old", "unsynced", "stand-in, again"], "old", "unsynced", "stand-in");
    expect(await marksOfBoth(practice)).toEqual({ site1: all, site2: all });
    expect(await writesOf(practice)).toEqual({
      site1: { roles: ["backup", "primary"], pages: { "/login/failover": 2 } },
      site2: { roles: ["primary"], pages: {} },
    });
  },
);
