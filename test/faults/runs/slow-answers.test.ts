/** Answers that come late or are old: what is read right before a call, and what is read after it, has to be fresh. */
import { expect, test } from "vitest";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { startRunStage } from "../../support/runs/practice-run.ts";
import { beforeTyping, faultPatience, shortWaits } from "../../support/runs/role-fault-tests.ts";
import { roleCallsOf } from "../../support/runs/role-scenes.ts";

const withoutSync = { "sync-first": "no" };

test("a reading that came too late is taken again, and the call leaves after a fresh one", faultPatience, async () => {
  const stage = await startRunStage({ timing: shortWaits });
  const { practice } = stage;
  let paused = 0;
  const finished = await stage.run("planned-switch", {
    answers: withoutSync,
    before: (step) => beforeTyping(step, () => practice.behave("site1", { answerDelayMs: 2_500 })),
    onEvent(event) {
      if (event.event !== "paused") return;
      paused += 1;
      // The second pause comes after the first reading was too late.
      if (paused === 2) void practice.behave("site1", { answerDelayMs: 0 });
    },
  });
  expect(paused).toBeGreaterThan(1);
  expect(finished).toMatchObject({ outcome: "done", calls: ["site2 primary"] });
  const intended = finished.journal.find((event) => event.event === "intended" && event.step === "switch");
  expect(intended).toBeDefined();
  expect(agesOf(intended)).toHaveLength(2);
  for (const ageMs of agesOf(intended)) expect(ageMs).toBeLessThanOrEqual(shortWaits.rereadMs);
  expect(await roleCallsOf(stage)).toBe(1);
});

test(
  "health told from an appliance's cache after the change is waited for, and not called failed",
  faultPatience,
  async () => {
    const healthCacheMs = 3_000;
    const cacheMs = healthCacheMs + 200;
    const timing = { ...shortWaits, cacheMs, settleMs: 10_000, swingMs: 10_000 };
    const stage = await startRunStage({ timing, practiceTiming: { healthCacheMs, roleSwapMs: 100 } });
    const finished = await stage.run("planned-switch", { answers: withoutSync });
    expect(finished).toMatchObject({ outcome: "done", calls: ["site2 primary"] });
    const called = finished.journal.find((event) => event.event === "called" && event.step === "switch");
    const settled = finished.journal.find((event) => event.event === "checked" && event.step === "switch-settled");
    expect(settled).toMatchObject({ result: { answer: "yes" } });
    expect(Date.parse(settled?.at ?? "") - Date.parse(called?.at ?? "")).toBeGreaterThan(healthCacheMs / 2);
    expect(finished.path).not.toContain("switch-old-roles");
  },
);

/** How old each reading was when the call was meant. */
const agesOf = (event: RunEvent | undefined): number[] =>
  event?.event === "intended" ? event.reread.map(({ at }) => Date.parse(event.at) - Date.parse(at ?? "")) : [];
