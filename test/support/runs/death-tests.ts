/** An appliance that loses its power in the middle of a planned switch from site1 to site2. */
import { describe, expect, test } from "vitest";
import type { PracticeApi } from "../../../electron/core/practice/practice-configuration.ts";
import type { Outcome } from "../../../shared/runbooks/runbook.ts";
import { startRunStage } from "./practice-run.ts";
import { expectIntendedOnce, faultPatience, shortWaits } from "./role-fault-tests.ts";
import { roleCallsOf } from "./role-scenes.ts";
import { atPhase, type RunPhase } from "./run-phases.ts";

interface Death {
  phase: RunPhase;
  /** More than one where it depends on how far the appliances had come. */
  outcome: Outcome | readonly Outcome[];
  /** What the words must say, and what they lead to. */
  says: string;
  next: string | null;
}

export function testDeaths(name: string, api: PracticeApi, deaths: readonly Death[]): void {
  describe(`${name} dies in a planned switch (${api})`, () => {
    test.each(deaths)("$phase", faultPatience, async ({ phase, outcome, says, next }) => {
      const practiceTiming = { roleSwapMs: 800, dataSyncMs: 1_500 };
      const stage = await startRunStage({ api, timing: { ...shortWaits, cacheMs: 1_500 }, practiceTiming });
      const death = atPhase(phase, stage, "switch", () => stage.practice.killAppliance(name));
      const answers = { "sync-first": phase === "during the sync" ? "yes" : "no" };
      const finished = await stage.run("planned-switch", { answers, ...death.choice });
      await death.happened();
      expect([outcome].flat()).toContain(finished.outcome);
      expect(finished.text).toContain(says);
      expect(finished.state.ending?.next[0] ?? null).toBe(next);
      expectIntendedOnce(finished);
      const wasSent = finished.journal.some((event) => event.event === "intended" && event.step === "switch");
      expect(wasSent).toBe(outcome !== "refused");
      if (!wasSent) expect(await roleCallsOf(stage)).toBe(0);
    });
  });
}
