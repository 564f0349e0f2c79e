/** What a person can choose from. */
import { allScenarios } from "./all-scenarios.ts";

export interface PracticeScenario {
  id: string;
  title: string;
  /** One sentence. */
  explanation: string;
}

export const scenarios: readonly PracticeScenario[] = allScenarios.map(({ id, title, explanation }) => ({
  id,
  title,
  explanation,
}));
