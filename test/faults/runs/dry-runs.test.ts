/** Dry runs of what people do by hand at the appliances: everything is gone through, and nothing is sent or done. */
import { expect, test } from "vitest";
import { leaveMarks, marksOfBoth } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";
import { faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";

test(
  "a sync, a break and an establishing end done, and leave both appliances as they were",
  faultPatience,
  async () => {
    const { practice, run } = await startRunStage({ timing: shortWaits });
    await leaveMarks(practice, "site1", "on the primary");
    const untouched = { writes: await writesOf(practice), marks: await marksOfBoth(practice) };
    const now = async () => ({ writes: await writesOf(practice), marks: await marksOfBoth(practice) });
    for (const runbook of ["sync-now", "break-relationship"] as const) {
      const dry = await run(runbook, { isDryRun: true });
      expect(dry).toMatchObject({ outcome: "done", calls: [] });
      expect(dry.journal.map(({ event }) => event)).toContain("would-wait");
      expect(dry.journal.map(({ event }) => event)).not.toContain("person-did");
      expect(await now()).toEqual(untouched);
    }

    await practice.play({ deed: "break-relationship", on: "site1" });
    const parted = await now();
    const answers = { source: "site1", "type-name": "site2" };
    const dry = await run("establish-relationship", { isDryRun: true, answers });
    expect(dry).toMatchObject({ outcome: "done", calls: [] });
    expect(dry.journal.map(({ event }) => event)).not.toContain("person-did");
    expect(await now()).toEqual(parted);
  },
);
