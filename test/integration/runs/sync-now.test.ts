/** Sync Now on its own: a person clicks, the time of the last sync proves it, and no role call is made. */
import { expect, test } from "vitest";
import { leaveMarks, marksOfBoth, withSettings } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { noWrites, writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each(["v2", "v1"] as const)(
  "overwrites the backup's settings, keeps sessions and recordings of both, and changes no role (%s)",
  patience,
  async (api) => {
    const { practice, run } = await startRunStage({ api });
    await leaveMarks(practice, "site1", "on the primary");
    await leaveMarks(practice, "site2", "on the backup");
    expect(await run("sync-now")).toMatchObject({ outcome: "done", calls: [] });
    const all = withSettings(["on the primary"], "on the primary", "on the backup");
    expect(await marksOfBoth(practice)).toEqual({ site1: all, site2: all });
    expect(await writesOf(practice)).toEqual({
      site1: { roles: [], pages: { "/login/failover": 1 } },
      site2: noWrites,
    });
  },
);

test.each(["v2", "v1"] as const)("is not done because somebody says that they clicked (%s)", patience, async (api) => {
  const { practice, run } = await startRunStage({ api, timing: { syncMs: 2_500 } });
  await leaveMarks(practice, "site1", "on the primary");
  const before = await marksOfBoth(practice);
  const said = await run("sync-now", { onlySaid: ["sync-by-hand"] });
  expect(said).toMatchObject({ outcome: "incomplete", calls: [] });
  expect(await marksOfBoth(practice)).toEqual(before);
});
