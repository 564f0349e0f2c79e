import { z } from "zod";
import { call, nothing } from "./base.ts";

/** For how many days what was seen over time is kept; null: for ever. */
export const keptDaysSchema = z.object({
  changes: z.int().min(30).max(3650).nullable(),
  /** What appliances answered, to the letter; 0: not at all. */
  rawAnswers: z.int().min(0).max(365),
});
export type KeptDays = z.infer<typeof keptDaysSchema>;

export const storageStateSchema = z.object({
  /** On the disk, with its journal. */
  databaseBytes: z.int(),
  kept: keptDaysSchema,
});
export type StorageState = z.infer<typeof storageStateSchema>;

export const storageLossSchema = z.object({
  spans: z.int(),
  incidents: z.int(),
  syncs: z.int(),
  responseHours: z.int(),
  rawAnswers: z.int(),
});
/** What is older than a choice would keep, counted over all pairs. */
export type StorageLoss = z.infer<typeof storageLossSchema>;

/** How much room the record takes and how long it is kept. What a person wrote stays with its pair, whatever its age. */
export const storageContract = {
  state: call.input(nothing).output(storageStateSchema),
  /** What `keep` with the same choice would delete. Changes nothing. */
  preview: call.input(keptDaysSchema).output(storageLossSchema),
  /** Takes effect at once and for good: what is older is deleted before this answers. */
  keep: call.input(keptDaysSchema).output(storageStateSchema),
};
