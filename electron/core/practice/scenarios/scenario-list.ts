/** What a person can choose from. */
import type { PracticeScenario } from "../../../../shared/contract/practice.ts";
import { allScenarios } from "./all-scenarios.ts";

export const scenarios: readonly PracticeScenario[] = allScenarios.map(({ id, title, explanation }) => ({
  id,
  title,
  explanation,
}));

/** false where what was seen of the pair before belies the scenario, so that it must be seen for the first time in it. */
export const followsHealthyPair = (id: string): boolean =>
  allScenarios.find((scenario) => scenario.id === id)?.isFirstSight !== true;
