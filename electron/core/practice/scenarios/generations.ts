/** Appliances of older versions. */
import { conductFor, type PracticeApi } from "../practice-configuration.ts";
import { both, type Scenario } from "./scenario.ts";

const generation =
  (api: PracticeApi): Scenario["set"] =>
  (stage) =>
    both(stage, (appliance) => appliance.behave(conductFor(api)));

export const generationScenarios: readonly Scenario[] = [
  {
    id: "v1-only",
    title: "Version 1 of the API alone",
    explanation: "Both appliances are of a version that knows only the XML command API.",
    set: generation("v1"),
  },
  {
    id: "v1-old-namespace",
    title: "Version 1 with the old namespace",
    explanation: "Both appliances are so old that their XML still bears the vendor's first name.",
    set: generation("v1-old"),
  },
];
