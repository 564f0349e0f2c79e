/** A failure and what follows it, up to where the way back is chosen. */
import { expect } from "vitest";
import { everywhere, leaveMarks, marksOfBoth, noted } from "./practice-marks.ts";
import { type RunStage, startRunStage } from "./practice-run.ts";
import { writesOf } from "./practice-writes.ts";

/**
 * site1 dies and site2 takes over; people work there; site1 comes back as a second primary and is demoted. Sessions and
 * recordings `unsynced` are on site1 alone, and where `changesBefore` is yes a setting too; `stand-in` is on site2 alone.
 */
export async function failAndReturn(api: "v1" | "v2", changesBefore: "yes" | "no"): Promise<RunStage> {
  const stage = await startRunStage({ api });
  const { practice, run } = stage;
  await leaveMarks(practice, "site1", "old");
  expect(await run("sync-now")).toMatchObject({ outcome: "done", calls: [] });
  await practice.mark("site1", "sessions", "unsynced");
  await practice.mark("site1", "recordings", "unsynced");
  if (changesBefore === "yes") await practice.mark("site1", "settings", "unsynced");
  const lost = (await marksOfBoth(practice)).site1;

  await practice.killAppliance("site1");
  const taken = await run("unplanned-takeover", { answers: { "changes-before-failure": changesBefore } });
  expect(taken).toMatchObject({ outcome: "done", calls: ["site2 primary"] });
  await leaveMarks(practice, "site2", "stand-in");
  stage.changes.push(noted("site2", "stand-in"));

  await practice.startAppliance("site1");
  const demoted = await run("demote-returned-primary");
  expect(demoted).toMatchObject({ outcome: "done", calls: ["site1 backup"] });
  expect(await marksOfBoth(practice)).toEqual({ site1: lost, site2: everywhere("old", "stand-in") });
  expect(await writesOf(practice)).toEqual({
    site1: { roles: ["backup"], pages: { "/login/failover": 1 } },
    site2: { roles: ["primary"], pages: {} },
  });
  return stage;
}
