/** The two are well and do not reach one another. The primary is made backup by force and the other one primary, in one run. */
import { expect, test } from "vitest";
import { recordOf } from "../../../shared/runbooks/run-state.ts";
import { everywhere, leaveMarks, marksOfBoth } from "../../support/runs/practice-marks.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { writesOf } from "../../support/runs/practice-writes.ts";

const patience = { timeout: 60_000 };

test.each(["v2", "v1"] as const)(
  "with the link cut, two calls in this order change the roles and move no data (%s)",
  patience,
  async (api) => {
    const { practice, run } = await startRunStage({ api });
    for (const name of ["site1", "site2"]) await practice.behave(name, { peerLink: "cut" });
    await leaveMarks(practice, "site1", "unsynced");
    const forced = await run("force-backup", { answers: { "changes-before-failure": "yes" } });
    expect(forced).toMatchObject({ outcome: "done", calls: ["site1 backup force", "site2 primary"] });
    // Nobody serves until the second call, so it may not wait for a peer that cannot know better.
    expect(recordOf(forced.state, "stood-down")).toMatchObject({ answer: "yes" });
    await leaveMarks(practice, "site2", "stand-in");
    const parted = { site1: everywhere("unsynced"), site2: everywhere("stand-in") };
    expect(await marksOfBoth(practice)).toEqual(parted);

    for (const name of ["site1", "site2"]) await practice.behave(name, { peerLink: "up" });
    const answers = { "sync-first": "yes" };
    expect(await run("switch-back", { answers })).toMatchObject({ outcome: "refused", calls: [] });
    expect(await marksOfBoth(practice)).toEqual(parted);
    expect(await writesOf(practice)).toEqual({
      site1: { roles: ["backup force"], pages: {} },
      site2: { roles: ["primary"], pages: {} },
    });
  },
);
