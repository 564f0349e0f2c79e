/** The way back without a sync on real practice appliances: only the sync that came after the list was entered again ends it. */
import { expect, test } from "vitest";
import { startRunStage } from "../../support/runs/practice-run.ts";

test("the way back without a sync is done by the sync at its end, which carries what exists only on the old primary", {
  timeout: 90_000,
}, async () => {
  const { practice, run } = await startRunStage({ api: "v2" });
  const without = { "sync-first": "no", "changes-before-failure": "yes" };
  await practice.mark("site1", "settings", "only on the old primary");
  const there = await run("planned-switch", { answers: without });
  expect(there).toMatchObject({ outcome: "done", calls: ["site2 primary"] });

  const back = await run("switch-back", { answers: without });
  expect(back).toMatchObject({ outcome: "done", calls: ["site1 primary"] });
  expect(back.path.indexOf("synced")).toBeGreaterThan(back.path.indexOf("all-re-applied"));
  const { settings } = await practice.marks("site2");
  expect(settings.map(({ text }) => text)).toContain("only on the old primary");
});
