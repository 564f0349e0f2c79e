/**
 * What an appliance knows and keeps over a power cut. Lists of marks stand for the real contents: each mark says what,
 * when and on which appliance, so a sync can be followed item by item.
 *
 * Secrets are kept as salted hashes only. Tokens are not kept: a restarted appliance asks everyone to log in again.
 */
import { z } from "zod";

export const failoverRoleSchema = z.enum(["none", "primary", "backup"]);
export type FailoverRole = z.infer<typeof failoverRoleSchema>;

export const markSchema = z.object({
  id: z.string(),
  text: z.string(),
  madeOn: z.string(),
  madeAt: z.iso.datetime(),
});
export type Mark = z.infer<typeof markSchema>;

/** An API account; `command` is its right to the command API (api-facts 1.15). */
export const accountSchema = z.object({
  clientId: z.string(),
  salt: z.string(),
  secretHash: z.string(),
  command: z.enum(["deny", "read_only", "full_access"]),
});
export type Account = z.infer<typeof accountSchema>;

export const peerSchema = z.object({
  name: z.string(),
  hostName: z.string(),
  applianceId: z.string(),
  /** On 127.0.0.1. */
  port: z.int().min(1).max(65535),
  /** As last seen from here; it stays when the peer no longer answers. */
  role: failoverRoleSchema,
});
export type Peer = z.infer<typeof peerSchema>;

/** Belongs to one appliance and is never synchronized (api-facts 7). */
const failoverSettingsSchema = z.object({
  role: failoverRoleSchema,
  peer: peerSchema.nullable(),
  backupOperations: z.boolean(),
  lastDataSync: z.object({ at: z.iso.datetime(), status: z.string() }).nullable(),
});

export const applianceStateSchema = z.object({
  schema: z.literal("practice-disk/1"),
  applianceId: z.string(),
  failover: failoverSettingsSchema,
  settings: z.array(markSchema),
  accounts: z.array(accountSchema),
  sessions: z.array(markSchema),
  recordings: z.array(markSchema),
  /** By client id: how often in a row the secret was wrong, and until when (epoch ms) the account is locked here. */
  failedLogins: z.record(z.string(), z.object({ count: z.int(), lockedUntilMs: z.number() })),
});
export type ApplianceState = z.infer<typeof applianceStateSchema>;

export function newApplianceState(applianceId: string, accounts: Account[]): ApplianceState {
  return {
    schema: "practice-disk/1",
    applianceId,
    failover: { role: "none", peer: null, backupOperations: false, lastDataSync: null },
    settings: [],
    accounts,
    sessions: [],
    recordings: [],
    failedLogins: {},
  };
}
