/** What cannot be written down first is not sent. */
import { expect, test } from "vitest";
import { PairdeskError } from "../../../shared/errors.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";
import { roleCallsOf } from "../../support/runs/role-scenes.ts";

const full = () => new PairdeskError("disk-full", "The disk is full.", "Make room.");

test.each(["v2", "v1"] as const)("a call whose intent cannot be kept is not sent (%s)", faultPatience, async (api) => {
  const stage = await startRunStage({ api, timing: shortWaits });
  const onEvent = (event: { event: string; step?: string | null }) => {
    if (event.event === "intended" && event.step === "switch") throw full();
  };
  await expect(stage.run("planned-switch", { onEvent })).rejects.toMatchObject({ code: "disk-full" });
  expect(await roleCallsOf(stage)).toBe(0);
});

test("an answer that cannot be kept is not asked for a second time", faultPatience, async () => {
  const stage = await startRunStage({ timing: shortWaits });
  const onEvent = (event: { event: string; step?: string | null }) => {
    if (event.event === "called" && event.step === "switch") throw full();
  };
  await expect(stage.run("planned-switch", { onEvent })).rejects.toMatchObject({ code: "disk-full" });
  expect(await roleCallsOf(stage)).toBe(1);
});
