/** Every scenario of the practice pair, the healthy one first. */
import { accountScenarios } from "./accounts.ts";
import { certificateScenarios } from "./certificates.ts";
import { conditionScenarios } from "./condition.ts";
import { generationScenarios } from "./generations.ts";
import { reachScenarios } from "./reach.ts";
import { roleScenarios } from "./roles.ts";
import type { Scenario } from "./scenario.ts";
import { siteScenarios } from "./site.ts";

const healthy: Scenario = {
  id: "healthy",
  title: "Healthy",
  explanation: "Both appliances are well, have just synchronized, and the site's name leads to the primary.",
  set: async () => undefined,
};

export const allScenarios: readonly Scenario[] = [
  healthy,
  ...reachScenarios,
  ...roleScenarios,
  ...conditionScenarios,
  ...certificateScenarios,
  ...siteScenarios,
  ...accountScenarios,
  ...generationScenarios,
];
