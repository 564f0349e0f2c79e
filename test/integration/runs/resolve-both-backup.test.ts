/** Both backup: either one can be kept, one call does it, and no data moves until a sync. */
import { expect, test } from "vitest";
import { everywhere, leaveMarks, marksOfBoth, withSettings } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { noWrites, writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each([
  { api: "v2", kept: "site1", lost: "site2" },
  { api: "v2", kept: "site2", lost: "site1" },
  { api: "v1", kept: "site1", lost: "site2" },
  { api: "v1", kept: "site2", lost: "site1" },
] as const)(
  "keeps $kept, and loses nothing but the other's settings, with the next sync ($api)",
  patience,
  async ({ api, kept, lost }) => {
    const { practice, run } = await startRunStage({ api });
    await practice.setScenario("both-backup");
    await leaveMarks(practice, "site1", "one");
    await leaveMarks(practice, "site2", "two");
    const resolved = await run("resolve-conflict", { answers: { "keep-primary": kept, "type-name": kept } });
    expect(resolved).toMatchObject({ outcome: "done", calls: [`${kept} primary`] });
    expect(await marksOfBoth(practice)).toEqual({ site1: everywhere("one"), site2: everywhere("two") });
    expect(await writesOf(practice)).toEqual({ [lost]: noWrites, [kept]: { roles: ["primary"], pages: {} } });

    const synced = await run("sync-now", { answers: { "changes-before-failure": "no" } });
    expect(synced).toMatchObject({ outcome: "done", calls: [] });
    const all = withSettings(kept === "site1" ? ["one"] : ["two"], "one", "two");
    expect(await marksOfBoth(practice)).toEqual({ site1: all, site2: all });
  },
);
