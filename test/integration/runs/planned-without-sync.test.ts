/** A planned switch without a sync leaves the same trap behind as a failure, so the way back heeds it. */
import { expect, test } from "vitest";
import {
  everywhere,
  leaveMarks,
  marksOfBoth,
  noted,
  reApply,
  withSettings,
} from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each(["v2", "v1"] as const)(
  "without a sync there and back, what only one side held is on both in the end (%s)",
  patience,
  async (api) => {
    const { practice, run, changes } = await startRunStage({ api });
    await leaveMarks(practice, "site1", "unsynced");
    const there = await run("planned-switch", {
      answers: { "sync-first": "no", "changes-before-failure": "yes" },
    });
    expect(there).toMatchObject({ outcome: "done", calls: ["site2 primary"] });
    await leaveMarks(practice, "site2", "stand-in");
    changes.push(noted("site2", "stand-in"));
    const swapped = { site1: everywhere("unsynced"), site2: everywhere("stand-in") };
    expect(await marksOfBoth(practice)).toEqual(swapped);

    const wrong = await run("switch-back", { answers: { "sync-first": "yes" } });
    expect(wrong).toMatchObject({ outcome: "refused", calls: [] });
    expect(await marksOfBoth(practice)).toEqual(swapped);

    const back = await run("switch-back", {
      before: (step) => (step === "re-apply" ? reApply(practice, changes, "site1") : undefined),
    });
    expect(back).toMatchObject({ outcome: "done", calls: ["site1 primary"] });
    const all = withSettings(["unsynced", "stand-in, again"], "unsynced", "stand-in");
    expect(await marksOfBoth(practice)).toEqual({ site1: all, site2: all });
    expect(await writesOf(practice)).toEqual({
      site1: { roles: ["primary"], pages: { "/login/failover": 1 } },
      site2: { roles: ["primary"], pages: {} },
    });
  },
);
