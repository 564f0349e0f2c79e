/**
 * What an appliance knows and keeps over a power cut. Lists of marks stand for the real contents: each mark says what,
 * when and on which appliance, so a sync can be followed item by item.
 *
 * Secrets are kept as salted hashes only. Tokens are not kept: a restarted appliance asks everyone to log in again.
 */
import { z } from "zod";
import { type BackupSettings, failoverSettingsSchema } from "./failover-settings.ts";

export const markSchema = z.object({
  id: z.string(),
  text: z.string(),
  madeOn: z.string(),
  madeAt: z.iso.datetime(),
});
export type Mark = z.infer<typeof markSchema>;

/** An API account; `command` is its right to the command API, `backup` to the backup API (api-facts 1.15). */
export const accountSchema = z.object({
  clientId: z.string(),
  salt: z.string(),
  secretHash: z.string(),
  command: z.enum(["deny", "read_only", "full_access"]),
  backup: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;

/** One line of /appliance > Networking > IP Configuration. */
export const ownAddressSchema = z.object({ address: z.string(), mask: z.string(), isEnabled: z.boolean() });
export type OwnAddress = z.infer<typeof ownAddressSchema>;

export const applianceStateSchema = z.object({
  schema: z.literal("practice-disk/1"),
  applianceId: z.string(),
  failover: failoverSettingsSchema,
  /** Settings of /appliance are never synchronized. */
  addresses: z.array(ownAddressSchema),
  settings: z.array(markSchema),
  accounts: z.array(accountSchema),
  sessions: z.array(markSchema),
  recordings: z.array(markSchema),
  /** By client id: how often in a row the secret was wrong, and until when (epoch ms) the account is locked here. */
  failedLogins: z.record(z.string(), z.object({ count: z.int(), lockedUntilMs: z.number() })),
});
export type ApplianceState = z.infer<typeof applianceStateSchema>;

export interface FirstState {
  applianceId: string;
  accounts: Account[];
  backup: BackupSettings;
  addresses: OwnAddress[];
}

export function newApplianceState({ applianceId, accounts, backup, addresses }: FirstState): ApplianceState {
  return {
    schema: "practice-disk/1",
    applianceId,
    failover: { role: "none", peer: null, backup, sharedIps: [], lastDataSync: null, history: [] },
    addresses,
    settings: [],
    accounts,
    sessions: [],
    recordings: [],
    failedLogins: {},
  };
}
