/** Histories given away as files, and those that were opened: shown, never joined to what is observed here. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { savedHistorySchema } from "../domain/saved-history.ts";
import { call, nothing } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

export const historyFormats = ["pairhistory", "html", "csv", "json"] as const;
export type HistoryFormat = (typeof historyFormats)[number];

/** Open at the same time; each is held in memory for as long as Pairdesk runs or until it is closed. */
export const mostOpenHistories = 12;

const fileName = z.string().min(1).max(300);
const historyId = z.object({ id: z.string().max(64) });

export const saveHistorySchema = z.object({
  pairId: pairIdSchema,
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  format: z.enum(historyFormats),
});
export type SaveHistory = z.infer<typeof saveHistorySchema>;

/** What is told of one that is open, or of a file that was not opened. */
export const openHistorySchema = z.object({
  id: z.string(),
  fileName,
  name: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  timeZone: z.string(),
  /** Of the content; it was compared, and fits. */
  sha256: z.string(),
});
export type OpenHistory = z.infer<typeof openHistorySchema>;

export const openHistoriesSchema = z.object({
  /** In the order in which they were opened. */
  open: z.array(openHistorySchema),
  /**
   * Files that the door was asked to open, by double click or on its command line: the last ones that were answered together,
   * in this order, as a slow listener may hear of them only once. `count` goes on rising; `id` null: it was refused.
   */
  asked: z
    .array(
      z.object({
        count: z.int(),
        fileName,
        id: z.string().nullable(),
        refusal: z.object({ message: z.string(), advice: z.string() }).nullable(),
      }),
    )
    .max(mostOpenHistories),
});
export type OpenHistories = z.infer<typeof openHistoriesSchema>;

export const openFileSchema = z.object({
  fileName,
  /** The file as it is. What is no Base64 is no saved history either. */
  base64: z.string().max(16_000_000),
});
export type OpenFile = z.infer<typeof openFileSchema>;

export const savedHistoriesContract = {
  /** Writes a stored pair's history as a file where the person says; `path` null when they thought better of it. */
  save: call.input(saveHistorySchema).output(z.object({ path: z.string().nullable() })),
  /** Refused with `saved-history-*`. One that is open already is not opened twice. */
  open: call.input(openFileSchema).output(openHistorySchema),
  list: call.input(nothing).output(openHistoriesSchema),
  /** All that are open, each time one comes or goes. Does not repeat what `list` says. */
  changed: call.input(nothing).output(eventIterator(openHistoriesSchema)),
  content: call.input(historyId).output(savedHistorySchema),
  close: call.input(historyId).output(z.null()),
};
