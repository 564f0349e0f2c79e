import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { longestNote } from "../domain/longest-maintenance.ts";
import { maintenanceSchema } from "../domain/maintenance.ts";
import { pairDefinitionSchema } from "../domain/pair.ts";
import { pairViewSchema } from "../domain/pair-view.ts";
import { fileLimit } from "../pairs-file/file-problem.ts";
import { importPreviewSchema } from "../pairs-file/plan-import.ts";
import { call, nothing } from "./base.ts";

export const pairIdSchema = z.string().min(1).max(64);
const pairId = z.object({ pairId: pairIdSchema });

export const pairEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("changed"), pair: pairViewSchema }),
  z.object({ type: z.literal("removed"), pairId: z.string() }),
]);
export type PairEvent = z.infer<typeof pairEventSchema>;

/** One character more than is read, so that the reader can say what is wrong. */
const fileText = z.string().max(fileLimit + 1);

export const removedPairSchema = z.object({
  pairId: z.string(),
  name: z.string(),
  removedAt: z.iso.datetime(),
  /** Until then it can be restored; afterwards it is erased with its secrets. */
  keptUntil: z.iso.datetime(),
});
export type RemovedPair = z.infer<typeof removedPairSchema>;

export const importChoiceSchema = z.object({ name: z.string().max(120), take: z.boolean() });
export type ImportChoice = z.infer<typeof importChoiceSchema>;

export const importResultSchema = z.object({
  added: z.array(z.object({ pairId: z.string(), name: z.string() })),
  changed: z.array(z.object({ pairId: z.string(), name: z.string() })),
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const pairsContract = {
  list: call.input(nothing).output(z.array(pairViewSchema)),
  /** The latest state of each pair that changed, at most ten times a second for one pair. Does not repeat what `list` says. */
  changed: call.input(nothing).output(eventIterator(pairEventSchema)),
  /** Looks at once instead of waiting for the next scheduled look; answers with what was found. */
  check: call.input(pairId).output(pairViewSchema),
  /** A person knows of the role changes seen until now: they are no finding any more, until the next one. */
  acknowledgeRoles: call.input(pairId).output(pairViewSchema),
  /**
   * What maintenance brings with it is shown calmly until then. Changes nothing on the appliances. Refused when the end is
   * not to come or more than 30 days ahead; one that is under way goes on with the new end and note.
   */
  startMaintenance: call
    .input(pairId.extend({ until: maintenanceSchema.shape.until, note: z.string().trim().max(longestNote).optional() }))
    .output(pairViewSchema),
  /** At once. No error where none is under way. */
  endMaintenance: call.input(pairId).output(pairViewSchema),
  /** What a person described, for the form that changes it. */
  definition: call.input(pairId).output(pairDefinitionSchema),
  /** Refused when another pair has the name. Watched from then on. */
  add: call.input(z.object({ definition: pairDefinitionSchema })).output(pairViewSchema),
  /** The pair keeps its id, and a renamed appliance its secrets. */
  update: call.input(pairId.extend({ definition: pairDefinitionSchema })).output(pairViewSchema),
  /** Put aside for 30 days; see `removed` and `restore`. */
  remove: call.input(pairId).output(z.null()),
  removed: call.input(nothing).output(z.array(removedPairSchema)),
  restore: call.input(pairId).output(pairViewSchema),
  /** What `import` would do, and everything that is wrong with the file. Changes nothing. */
  previewImport: call.input(z.object({ text: fileText })).output(importPreviewSchema),
  /** All that was chosen or nothing; a pair that is not named in `choices` is taken. Refused when the file has a problem. */
  import: call
    .input(z.object({ text: fileText, choices: z.array(importChoiceSchema).max(1000).default([]) }))
    .output(importResultSchema),
  /** The text of a pairs file; without `pairIds` all but the practice pair. */
  export: call
    .input(z.object({ pairIds: z.array(pairIdSchema).min(1).max(1000).optional() }))
    .output(z.object({ text: z.string() })),
};
