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
};
