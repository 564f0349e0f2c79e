import { z } from "zod";
import { pairViewSchema } from "../domain/pair-view.ts";
import { call, nothing } from "./base.ts";

export const practiceScenarioSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** One sentence. */
  explanation: z.string(),
});
export type PracticeScenario = z.infer<typeof practiceScenarioSchema>;

export const practiceScenariosSchema = z.object({
  scenarios: z.array(practiceScenarioSchema),
  /** The id of the one that was set last; null while the practice pair does not run. */
  present: z.string().nullable(),
});
export type PracticeScenarios = z.infer<typeof practiceScenariosSchema>;

const appliance = z.object({ appliance: z.string().min(1).max(64) });

/** The practice pair: two simulated appliances as processes of their own. */
export const practiceContract = {
  /** Starts it, or answers with the one that runs. */
  open: call.input(nothing).output(pairViewSchema),
  /** Ends it and forgets the pair. */
  close: call.input(nothing).output(z.null()),
  scenarios: call.input(nothing).output(practiceScenariosSchema),
  /** Heals the pair, looks at it once while it is well, then brings the scenario about. The first look at it follows. */
  setScenario: call.input(z.object({ id: z.string().min(1).max(64) })).output(pairViewSchema),
  /** Kills one appliance's process, as a dead power supply would. */
  killAppliance: call.input(appliance).output(z.null()),
  /** Starts a killed appliance again with its disk as it was. */
  startAppliance: call.input(appliance).output(z.null()),
};
