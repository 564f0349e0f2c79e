/** Earlier runs of one pair, played to their end one day after the other, each written for what the ones before it left behind. */
import { atRisk, type SeenSince } from "../../../shared/runbooks/at-risk.ts";
import type { PastRun } from "../../../shared/runbooks/past-runs.ts";
import type { FactsOfAppliance, RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Outcome, RunbookId } from "../../../shared/runbooks/runbook.ts";
import { appliance, type FactsChange, factsWith } from "./facts-of-a-pair.ts";
import { type Played, playRunbook, type Script } from "./play-runbook.ts";

export const nothingSeen: SeenSince = { roles: {}, lastSync: null };

type Role = FactsOfAppliance["role"];

export interface PlayedRun extends PastRun {
  facts: RunFacts;
  played: Played;
}

export interface RunsOfAPair {
  runs: PlayedRun[];
  /** `outcome`: what it ended with instead, where somebody ended it early or nobody saw what came. */
  play(
    id: RunbookId,
    roles: readonly [Role, Role],
    script?: Script & { outcome?: Outcome; facts?: FactsChange },
  ): PlayedRun;
}

export function runsOfAPair(normalPrimary: "site1" | "site2" = "site1"): RunsOfAPair {
  const runs: PlayedRun[] = [];
  return {
    runs,
    play(id, [one, two], { outcome, facts: change, ...script } = {}) {
      const facts = factsWith({
        servedBy: two === "primary" ? "site2" : "site1",
        pair: { normalPrimary },
        appliances: [
          appliance("site1", { role: one, isNormalPrimary: normalPrimary === "site1" }),
          appliance("site2", { role: two, isNormalPrimary: normalPrimary === "site2" }),
        ],
        swap: atRisk(runs, nothingSeen),
        ...change,
      });
      const day = runs.length + 2;
      const beginsAt = new Date(Date.UTC(2026, 2, day)).toISOString();
      const played = playRunbook(id, facts, { beginsAt, ...script });
      const ending = { ...played.ending, at: played.state.lastEventAt, ...(outcome && { outcome }) };
      const run = { id: `${id}-${day}`, facts, played, state: { ...played.state, ending } };
      runs.push(run);
      return run;
    },
  };
}
