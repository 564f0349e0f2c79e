/** The calls that a run makes beside looking, and how each is put to an appliance of either version of the API. */
import { z } from "zod";
import { ownOrigin } from "./own-address.ts";

export const runCallSchema = z.discriminatedUnion("call", [
  /** `role`: what this very appliance becomes (api-facts 2.4, 3.2). */
  z.object({
    call: z.literal("set-role"),
    appliance: z.string(),
    role: z.enum(["primary", "backup"]),
    /** A yes-or-no input whose answer decides, or the answer itself. */
    dataSyncFirst: z.union([z.boolean(), z.object({ input: z.string() })]),
    force: z.boolean(),
  }),
  /** A configuration backup through the API (api-facts 4), kept beside the journal with its size and SHA-256. */
  z.object({ call: z.literal("backup"), appliance: z.string() }),
]);
export type RunCall = z.infer<typeof runCallSchema>;

/** A call whose answers have been put in. */
export type SetRole = {
  call: "set-role";
  appliance: string;
  role: "primary" | "backup";
  dataSyncFirst: boolean;
  force: boolean;
};
export type SettledCall = SetRole | Extract<RunCall, { call: "backup" }>;

/** As it is sent, without the token. */
export const exactCallSchema = z.object({
  appliance: z.string(),
  method: z.enum(["GET", "POST"]),
  /** At the appliance's own address. */
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
});
export type ExactCall = z.infer<typeof exactCallSchema>;

export interface CallTarget {
  name: string;
  host: string;
  port: number;
  /** The version of the command API that it speaks. */
  api: "v1" | "v2";
}

const v2Headers = { accept: "application/json", "content-type": "application/json" };
const v1Headers = { accept: "text/xml, application/json", "content-type": "application/x-www-form-urlencoded" };

/** What is shown before a call is what is sent: the client takes method, path, headers and body from here. */
export function exactCall(call: SettledCall, target: CallTarget): ExactCall {
  const { name, api } = target;
  const origin = ownOrigin(target);
  if (call.call === "backup") {
    return { appliance: name, method: "GET", url: `${origin}/api/backup`, headers: { accept: "*/*" }, body: null };
  }
  const { role, dataSyncFirst, force } = call;
  if (api === "v2") {
    const body = JSON.stringify({ role, data_sync_first: dataSyncFirst, force });
    return { appliance: name, method: "POST", url: `${origin}/api/command/v2/failover-role`, headers: v2Headers, body };
  }
  // Posted, since proxies log and replay what is asked by GET (api-facts 2.4).
  const body = `action=set_failover_role&role=${role}&data_sync_first=${dataSyncFirst ? 1 : 0}&force=${force ? 1 : 0}`;
  return { appliance: name, method: "POST", url: `${origin}/api/command`, headers: v1Headers, body };
}

/** `unclear`: sent, or perhaps sent, and the answer says nothing (a cut connection, a 500): only looking tells. */
export const callOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted"), words: z.string() }),
  z.object({ kind: z.literal("refused"), words: z.string() }),
  z.object({ kind: z.literal("unclear"), words: z.string() }),
]);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

/** A configuration backup that was taken. */
export const takenBackupSchema = z.object({
  appliance: z.string(),
  /** The file's name in the data folder's `backups`. */
  file: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});
export type TakenBackup = z.infer<typeof takenBackupSchema>;
