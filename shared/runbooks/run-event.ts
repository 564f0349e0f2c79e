/**
 * What a run's journal holds: written before the thing happens where it is a call, and at once afterwards where it is not.
 * The state of a run is what its events add up to (`accept-event.ts`), so a run that was cut off is read back from here alone.
 */
import { z } from "zod";
import { checkResultSchema } from "./check.ts";
import { foreignChangeSchema } from "./foreign-change.ts";
import { callOutcomeSchema, exactCallSchema, takenBackupSchema } from "./run-call.ts";
import { runFactsSchema } from "./run-facts.ts";
import { endingSchema, runbookSchema } from "./runbook.ts";

/** What must still be so when a call is made; null: not told, or silent. */
export const plannedApplianceSchema = z.object({
  name: z.string(),
  /** Something answers at its own address, in whatever way: also one that refuses the account, or that nobody trusts. */
  isAnswering: z.boolean(),
  /** null: it told nothing of itself. Runs from before this was asked for have none. */
  isHealthy: z.boolean().nullable().default(null),
  applianceId: z.string().nullable(),
  role: z.string().nullable(),
  lastSync: z.iso.datetime().nullable(),
  /** As the other appliance lists it; null: it lists none, or does not answer. */
  listedRole: z.string().nullable(),
  /** The other one's list was asked for and not had, so there is no second opinion. */
  isListMissing: z.boolean().default(false),
  /** When it was asked, and whether the answer may be an older one that the appliance kept. */
  at: z.iso.datetime(),
  mayBeCached: z.boolean(),
});
export type PlannedAppliance = z.infer<typeof plannedApplianceSchema>;

const step = z.string();

export const runEventSchema = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("started"),
    at: z.iso.datetime(),
    /** Who began it, as far as this computer knows. */
    by: z.string(),
    isDryRun: z.boolean(),
    facts: runFactsSchema,
    runbook: runbookSchema,
  }),
  /** A step was reached that waits for something: a person, or a state. */
  z.object({ event: z.literal("reached"), at: z.iso.datetime(), step }),
  /** `plan`: of a `look`, what the later call must still find. */
  z.object({
    event: z.literal("checked"),
    at: z.iso.datetime(),
    step,
    result: checkResultSchema,
    plan: z.array(plannedApplianceSchema).optional(),
  }),
  z.object({ event: z.literal("answered"), at: z.iso.datetime(), step, values: z.record(z.string(), z.string()) }),
  z.object({ event: z.literal("decided"), at: z.iso.datetime(), step, branch: z.string() }),
  /** Polling pauses from here, so that what is read before the call is fresh. */
  z.object({ event: z.literal("paused"), at: z.iso.datetime(), step, until: z.iso.datetime() }),
  /** Write-ahead: kept before the call is sent. Without a `called` after it, nobody knows whether it was. */
  z.object({
    event: z.literal("intended"),
    at: z.iso.datetime(),
    step,
    call: exactCallSchema,
    reread: z.array(plannedApplianceSchema),
  }),
  z.object({
    event: z.literal("called"),
    at: z.iso.datetime(),
    step,
    outcome: callOutcomeSchema,
    backup: takenBackupSchema.optional(),
  }),
  /** Dry run: the call that would be made here, and for how long at most nothing would be asked before it. */
  z.object({
    event: z.literal("would-call"),
    at: z.iso.datetime(),
    step,
    call: exactCallSchema,
    pauseMs: z.int().nonnegative().optional(),
  }),
  /** Dry run: what would be waited for, or done by a person. */
  z.object({ event: z.literal("would-wait"), at: z.iso.datetime(), step }),
  z.object({
    event: z.literal("foreign-change"),
    at: z.iso.datetime(),
    step,
    changes: z.array(foreignChangeSchema).min(1),
  }),
  /** A certificate file for this run. `path` null: it has no place of its own. What is in it, the check of it says. */
  z.object({
    event: z.literal("file-given"),
    at: z.iso.datetime(),
    fileName: z.string(),
    path: z.string().nullable(),
  }),
  z.object({ event: z.literal("person-did"), at: z.iso.datetime(), step }),
  /** The limit of a wait was moved on because a person wants to wait on. */
  z.object({ event: z.literal("waiting-on"), at: z.iso.datetime(), step, until: z.iso.datetime() }),
  z.object({ event: z.literal("noted"), at: z.iso.datetime(), step: step.nullable(), text: z.string() }),
  /** Pairdesk was closed or died in the middle, and a person wants to go on. */
  z.object({ event: z.literal("reopened"), at: z.iso.datetime(), by: z.string() }),
  z.object({ event: z.literal("cancelled"), at: z.iso.datetime(), reason: z.string() }),
  endingSchema.extend({ event: z.literal("ended"), at: z.iso.datetime() }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
export type RunEventOf<Kind extends RunEvent["event"]> = Extract<RunEvent, { event: Kind }>;
