/** Setting scenarios while the pair runs: one at a time, each from a healthy pair. */
import type { NetworkMethod } from "../../../../shared/domain/pair.ts";
import { PairdeskError } from "../../../../shared/errors.ts";
import { allScenarios } from "./all-scenarios.ts";
import { createStage, heal, type StageOptions } from "./create-stage.ts";

export interface ScenarioSwitch {
  /** The id of the one that was set last; `healthy` at first. */
  readonly scenario: string;
  /**
   * Heals the pair, then sets the scenario with this id; `healthy` only heals. Resolves when its effect is there.
   * Throws PairdeskError `not-found` for another id, `practice-unavailable` when a dead appliance cannot be started.
   */
  setScenario(id: string): Promise<void>;
}

/** `onSet`: the pair's definition may have changed. */
export function createScenarioSwitch(options: StageOptions, method: NetworkMethod, onSet: () => void): ScenarioSwitch {
  const stage = createStage(options);
  let present = "healthy";
  let last: Promise<unknown> = Promise.resolve();

  async function play(id: string): Promise<void> {
    const scenario = allScenarios.find((candidate) => candidate.id === id);
    if (!scenario) {
      const known = allScenarios.map((candidate) => candidate.id).join(", ");
      throw new PairdeskError("not-found", `There is no scenario ${id}.`, `The scenarios are: ${known}.`);
    }
    await heal(options, scenario.method ?? method);
    await scenario.set(stage);
    present = id;
    onSet();
  }

  return {
    get scenario() {
      return present;
    },
    setScenario(id) {
      const result = last.then(() => play(id));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
