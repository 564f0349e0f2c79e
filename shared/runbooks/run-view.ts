/** A run as a window and a report show it: every step with its state, evidence and times, and what is wanted now. */
import { z } from "zod";
import { checkResultSchema } from "./check.ts";
import { callOutcomeSchema, exactCallSchema, takenBackupSchema } from "./run-call.ts";
import { endingSchema, inputSchema, runbookIdSchema } from "./runbook.ts";

export const stepStatusSchema = z.enum([
  /** Not reached yet. */
  "ahead",
  /** Pairdesk is at it. */
  "working",
  /** A person is wanted. */
  "yours",
  "done",
  /** Ended with an answer that speaks against it. */
  "against",
  /** Ended and not known. */
  "unclear",
  "skipped",
]);
export type StepStatus = z.infer<typeof stepStatusSchema>;

export const stepViewSchema = z.object({
  id: z.string(),
  kind: z.enum(["check", "question", "action", "manual", "wait", "decision"]),
  title: z.string(),
  chapter: z.string(),
  text: z.array(z.string()),
  /** Who does it. */
  who: z.enum(["pairdesk", "person"]),
  status: stepStatusSchema,
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Of a check or a wait: found last. */
  result: checkResultSchema.nullable(),
  /** Of a question: what is asked, once its conditions are known. */
  inputs: z.array(inputSchema),
  /** By input. */
  given: z.record(z.string(), z.string()),
  /** Of an action: the exact call, also before it is made; null: not known yet. */
  call: exactCallSchema.nullable(),
  outcome: callOutcomeSchema.nullable(),
  backup: takenBackupSchema.nullable(),
  /** Of an action under way: polling is paused until then, so that the reading before the call is fresh. */
  pausedUntil: z.iso.datetime().nullable(),
  instructions: z.array(z.string()),
  /** To open in a browser; null: there is none. */
  url: z.string().nullable(),
  copy: z.array(z.object({ label: z.string(), text: z.string() })),
  /** Of a manual step: a look or a test, after which nothing is other than before. */
  isHarmless: z.boolean(),
  /** It can be carried out on the practice pair by Pairdesk, in the person's place. */
  canBePlayed: z.boolean(),
  /** Of a manual step at which the run's passphrase is wanted: made anew, or entered. */
  passphrase: z.enum(["make", "use"]).nullable(),
  /** It waits for a certificate file that a person gives. */
  takesFile: z.boolean(),
  wait: z
    .object({
      /** How long it took in earlier runs or usually; null: nobody can say. */
      expectedMs: z.number().nullable(),
      /** `learned`: the middle of earlier runs of this pair. */
      basis: z.enum(["learned", "usual"]).nullable(),
      limitAt: z.iso.datetime().nullable(),
      patience: z.string(),
      lookedAt: z.iso.datetime().nullable(),
      /** When both are asked for their health next, which is what proves a change; null: it does not look now. */
      nextLookAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  /** Of a decision: the branch taken. */
  branch: z.string().nullable(),
  notes: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
});
export type StepView = z.infer<typeof stepViewSchema>;

export const runSummarySchema = z.object({
  id: z.string(),
  pairId: z.string(),
  pairName: z.string(),
  runbook: runbookIdSchema,
  title: z.string(),
  isDryRun: z.boolean(),
  by: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /**
   * `working`: Pairdesk is at it; `yours`: a person is wanted; `cut-off`: Pairdesk ended in the middle of it, a person goes
   * on with it or closes it; `ended`.
   */
  state: z.enum(["working", "yours", "cut-off", "ended"]),
  /** The step it is at; null when it ended. */
  step: z.string().nullable(),
  hasWritten: z.boolean(),
  ending: endingSchema.nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** What is known of the file that a person gives to a run, and of its passphrase, which itself is never told. */
export const runFileSchema = z.object({
  fileName: z.string().nullable(),
  /** null: none was given, or it has no place of its own. */
  path: z.string().nullable(),
  hasPassphrase: z.boolean(),
  /** New files in it are tried by themselves; null: no folder is watched. */
  watchedFolder: z.string().nullable(),
});
export type RunFile = z.infer<typeof runFileSchema>;

export const runViewSchema = runSummarySchema.extend({
  summary: z.string(),
  chapter: z.string(),
  steps: z.array(stepViewSchema),
  /** Of the whole run. */
  notes: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
  /** Whether it can be stopped now, and what that means or why it cannot. */
  stopping: z.object({ can: z.boolean(), text: z.string() }),
  /** The certificate file of the run; null: its procedure has none. */
  file: runFileSchema.nullable(),
  foreignChange: z.array(z.object({ appliance: z.string(), text: z.string() })),
});
export type RunView = z.infer<typeof runViewSchema>;
