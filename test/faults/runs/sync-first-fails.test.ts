/** A data sync first that the link between the appliances does not survive: the roles stay, and nobody calls it done. */
import { expect, test } from "vitest";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";
import { roleCallsOf } from "../../support/runs/role-scenes.ts";

test.each([
  { api: "v2", said: "over", outcome: "failed", says: "the roles are as they were" },
  { api: "v1", said: "running", outcome: "unknown", says: "Do not send the call again" },
] as const)("is $outcome when somebody reads at the page that it is $said ($api)", faultPatience, async (expected) => {
  const { api, said, outcome, says } = expected;
  const stage = await startRunStage({ api, timing: shortWaits, practiceTiming: { dataSyncMs: 1_500 } });
  const { practice } = stage;
  let cut: Promise<void> | null = null;
  const finished = await stage.run("planned-switch", {
    answers: { "sync-first": "yes", "switch-still-syncs": said },
    onEvent(event) {
      if (event.event !== "reached" || event.step !== "switch-synced") return;
      cut = practice.behave("site2", { peerLink: "cut" });
    },
  });
  expect(cut).not.toBeNull();
  await cut;
  expect(finished).toMatchObject({ outcome, calls: ["site2 primary sync"] });
  expect(finished.path).toContain("switch-sync-asked");
  expect(finished.text).toContain(says);
  expect(await roleCallsOf(stage)).toBe(1);
});
