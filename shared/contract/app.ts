import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call, nothing } from "./base.ts";

export const doorSchema = z.enum(["electron", "chromium", "terminal"]);
export type Door = z.infer<typeof doorSchema>;

/** What to tell the person at once, until it is mended: no keychain, a database set aside, a disk that is full. */
export const noticeSchema = z.object({
  id: z.string(),
  severity: z.enum(["warning", "info"]),
  message: z.string(),
  advice: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Characters of a text that is saved as a file. */
export const savedTextLimit = 10_000_000;

export const saveTextSchema = z.object({
  /** A file's name, such as `pairs.json`; the core takes out whatever would make it more than that. */
  suggestedName: z.string().min(1).max(200),
  text: z.string().max(savedTextLimit),
});
export type SaveText = z.infer<typeof saveTextSchema>;

export const appContract = {
  facts: call.input(nothing).output(
    z.object({
      version: z.string(),
      door: doorSchema,
      dataFolder: z.string(),
      notices: z.array(noticeSchema),
    }),
  ),
  /** All notices as they stand, each time one comes or goes. Does not repeat what `facts` says. */
  noticesChanged: call.input(nothing).output(eventIterator(z.array(noticeSchema))),
  /** Opens an address outside, where the person's own browser is. Only documentation and configured hosts are let through. */
  openLink: call.input(z.object({ url: z.string().max(2000) })).output(z.null()),
  /**
   * Saves a text where the person says or, in a door that cannot ask, among the person's downloads. Answers with where it
   * is now; `path` is null when the person thought better of it.
   */
  saveText: call.input(saveTextSchema).output(z.object({ path: z.string().nullable() })),
};
