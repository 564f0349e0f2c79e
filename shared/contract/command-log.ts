import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { exchangeOutcomeSchema } from "../domain/raw-answer.ts";
import { call, nothing } from "./base.ts";

/** One exchange over HTTPS: what was asked, what came back, how long it took. Secrets were taken out when it was kept. */
export const commandLogEntrySchema = z.object({
  /** Counted from 1 since Pairdesk was started. */
  id: z.int(),
  /** When it was asked. */
  at: z.iso.datetime(),
  tookMs: z.number(),
  pairId: z.string(),
  /** The appliance's name, or `site` for what was asked through the site name. */
  appliance: z.string(),
  /** `login`: a token was asked for. `backup`: a file was. `anonymous`: the address that needs none. */
  api: z.enum(["v2", "v1", "login", "backup", "anonymous"]),
  method: z.enum(["GET", "POST"]),
  path: z.string(),
  outcome: exchangeOutcomeSchema,
  sentBytes: z.int(),
  /** null: nothing came back, or more than is read. */
  receivedBytes: z.int().nullable(),
  /** Bodies, cut after 4,096 characters; null where there was none. */
  sent: z.string().nullable(),
  received: z.string().nullable(),
});
export type CommandLogEntry = z.infer<typeof commandLogEntrySchema>;

export const commandLogQuerySchema = z.object({
  pairId: z.string().min(1).max(64).optional(),
  /** An appliance's name, or `site`. */
  appliance: z.string().min(1).max(64).optional(),
  /** Stands in the method, path, outcome or bodies, in capitals or not. */
  text: z.string().max(200).optional(),
  /** `ok`: answered with a status below 400; `failed`: everything else. */
  outcome: z.enum(["ok", "failed"]).optional(),
  /** Only entries with a larger id. */
  after: z.int().nonnegative().optional(),
  /** Only entries with a smaller id. */
  before: z.int().positive().optional(),
  limit: z.int().min(1).max(200),
});
export type CommandLogQuery = z.infer<typeof commandLogQuerySchema>;

export const commandLogPageSchema = z.object({
  /** Newest first. */
  entries: z.array(commandLogEntrySchema),
  /** What to give as `before` to read on; null at the end. */
  next: z.int().nullable(),
});
export type CommandLogPage = z.infer<typeof commandLogPageSchema>;

export const commandLogCountSchema = z.object({ recorded: z.int() });
export type CommandLogCount = z.infer<typeof commandLogCountSchema>;

/** What was said to the appliances and what they answered: the last 2,000 exchanges, in memory only. */
export const commandLogContract = {
  page: call.input(commandLogQuerySchema).output(commandLogPageSchema),
  /** The exchange as a command for a POSIX shell, with variables in place of every secret. */
  asCurl: call.input(z.object({ id: z.int().positive() })).output(z.object({ text: z.string() })),
  /** How many exchanges there have been so far, each time there are more. Never the exchanges themselves. */
  changed: call.input(nothing).output(eventIterator(commandLogCountSchema)),
};
