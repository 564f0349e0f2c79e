/** A wait that a person ends before what is waited for has come about, on real practice appliances. */
import { expect, test } from "vitest";
import { startRunStage } from "../../support/runs/practice-run.ts";

test("roles that change right after the wait was ended are seen, and the switch goes on", {
  timeout: 60_000,
}, async () => {
  const { run } = await startRunStage({ practiceTiming: { roleSwapMs: 50, dataSyncMs: 50 } });
  const { outcome, text, path } = await run("planned-switch", {
    onEvent(event, executor) {
      if (event.event !== "reached" || event.step !== "switch-synced") return;
      // Not within the event: the journal is in the middle of it.
      queueMicrotask(() => executor.stopWaiting("switch-synced"));
    },
  });
  expect([outcome, path.includes("swing")], text).toEqual(["done", true]);
});
