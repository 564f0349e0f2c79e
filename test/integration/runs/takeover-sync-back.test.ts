/** After a takeover before which nothing was changed: the way back is a switch with a sync first. */
import { expect, test } from "vitest";
import { failAndReturn } from "../../support/runs/fail-and-return.ts";
import { marksOfBoth, withSettings } from "../../support/runs/practice-marks.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each(["v2", "v1"] as const)(
  "without changes before the failure the way back is a sync first, and both hold everything (%s)",
  patience,
  async (api) => {
    const { practice, run } = await failAndReturn(api, "no");
    const back = await run("switch-back");
    expect(back).toMatchObject({ outcome: "done", calls: ["site1 primary sync"] });
    const all = withSettings(["old", "stand-in"], "old", "unsynced", "stand-in");
    expect(await marksOfBoth(practice)).toEqual({ site1: all, site2: all });
    expect(await writesOf(practice)).toEqual({
      site1: { roles: ["backup", "primary sync"], pages: { "/login/failover": 1 } },
      site2: { roles: ["primary"], pages: {} },
    });
  },
);
