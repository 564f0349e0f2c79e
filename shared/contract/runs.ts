import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { longestRunNote } from "../runbooks/longest-run-note.ts";
import { runSummarySchema, runViewSchema } from "../runbooks/run-view.ts";
import { runbookIdSchema } from "../runbooks/runbook.ts";
import { call } from "./base.ts";
import { fileSourceSchema, passphraseSchema } from "./file-source.ts";
import { pairIdSchema } from "./pairs.ts";

/** What can be done with a pair, as it stands now. */
export const offeredRunbookSchema = z.object({
  id: runbookIdSchema,
  title: z.string(),
  summary: z.string(),
  chapter: z.string(),
  /** It is what the present state calls for: offered first. */
  isCalledFor: z.boolean(),
  /** Why it cannot begin now; null: it can. */
  obstacle: z.string().nullable(),
});
export type OfferedRunbook = z.infer<typeof offeredRunbookSchema>;

export const runEventsSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("changed"), run: runViewSchema }),
  z.object({ type: z.literal("removed"), runId: z.string() }),
]);
export type RunsEvent = z.infer<typeof runEventsSchema>;

const runId = z.object({ runId: z.string().min(1).max(64) });
const stepOf = runId.extend({ step: z.string().min(1).max(64) });

/** Procedures: what can be done, what is under way, what was done. All but `offered`, `list` and `view` are refused when the run is not there. */
export const runsContract = {
  offered: call.input(z.object({ pairId: pairIdSchema })).output(z.array(offeredRunbookSchema)),
  /** Refused while another run of the pair is open. A dry run makes no call that changes anything, whatever happens. */
  start: call
    .input(z.object({ pairId: pairIdSchema, runbook: runbookIdSchema, isDryRun: z.boolean() }))
    .output(runViewSchema),
  /** Newest first; of every pair without `pairId`. */
  list: call.input(z.object({ pairId: pairIdSchema.optional() })).output(z.array(runSummarySchema)),
  view: call.input(runId).output(runViewSchema),
  /** Of runs that are open, coalesced by run. */
  changed: call.input(z.undefined()).output(eventIterator(runEventsSchema)),
  /** Refused with what is wrong when a value is not one of those asked for; then nothing is kept. */
  answer: call
    .input(stepOf.extend({ values: z.record(z.string().max(64), z.string().max(2000)) }))
    .output(runViewSchema),
  /** The person did a manual step; what it brought about is looked for next. */
  done: call.input(stepOf).output(runViewSchema),
  /** Only on the practice pair: Pairdesk does the manual step in the person's place. */
  play: call.input(stepOf).output(runViewSchema),
  /** Moves the limit of a wait on by as much as it was. */
  waitOn: call.input(stepOf).output(runViewSchema),
  /** Ends a wait now, as its limit would. */
  stopWaiting: call.input(stepOf).output(runViewSchema),
  /** A certificate file for a run that waits for one. Refused while it does not. */
  giveFile: call.input(runId.extend({ source: fileSourceSchema })).output(runViewSchema),
  /** With which the file is opened; kept in memory until the run is closed here. */
  givePassphrase: call.input(runId.extend({ passphrase: passphraseSchema })).output(runViewSchema),
  /**
   * Certificate files that appear in it, or did since the run began, are taken by themselves; null: the folder for downloads.
   * "" stops it.
   */
  watchFolder: call.input(runId.extend({ folder: z.string().max(4096).nullable() })).output(runViewSchema),
  note: call
    .input(runId.extend({ step: z.string().max(64).nullable(), text: z.string().trim().min(1).max(longestRunNote) }))
    .output(runViewSchema),
  /** Refused, with why, where the run cannot be stopped without leaving something half done. */
  cancel: call.input(runId.extend({ reason: z.string().trim().max(longestRunNote) })).output(runViewSchema),
  /** Goes on with a run that was cut off: reality is read again first, no call is repeated. */
  resume: call.input(runId).output(runViewSchema),
  /** Closes a run that was cut off, as unknown or incomplete by what is seen. */
  close: call.input(runId).output(runViewSchema),
  /** Saved where the person says; null: they thought better of it. */
  saveReport: call
    .input(runId.extend({ format: z.enum(["html", "json"]) }))
    .output(z.object({ path: z.string().nullable() })),
};
