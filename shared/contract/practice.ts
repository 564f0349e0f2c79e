import { z } from "zod";
import { pairViewSchema } from "../domain/pair-view.ts";
import { call, nothing } from "./base.ts";

const appliance = z.object({ appliance: z.string().min(1).max(64) });

/** The practice pair: two simulated appliances as processes of their own. */
export const practiceContract = {
  /** Starts it, or answers with the one that runs. */
  open: call.input(nothing).output(pairViewSchema),
  /** Ends it and forgets the pair. */
  close: call.input(nothing).output(z.null()),
  /** Kills one appliance's process, as a dead power supply would. */
  killAppliance: call.input(appliance).output(z.null()),
  /** Starts a killed appliance again with its disk as it was. */
  startAppliance: call.input(appliance).output(z.null()),
};
