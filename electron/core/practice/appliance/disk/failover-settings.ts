/** What belongs to one appliance's part in the pair: its role, its peer, its Failover page. Never synchronized (api-facts 7). */
import { z } from "zod";

export const failoverRoleSchema = z.enum(["none", "primary", "backup"]);
export type FailoverRole = z.infer<typeof failoverRoleSchema>;

export const peerSchema = z.object({
  name: z.string(),
  hostName: z.string(),
  applianceId: z.string(),
  /** Where the appliances talk to one another, on 127.0.0.1. */
  port: z.int().min(1).max(65535),
  /** As last seen from here; it stays when the peer no longer answers. */
  role: failoverRoleSchema,
  seenAt: z.iso.datetime().nullable().default(null),
});
export type Peer = z.infer<typeof peerSchema>;

/** The page's Backup Settings: in force only while the role is backup. */
export const backupSettingsSchema = z.object({
  operations: z.boolean(),
  syncIntervalMs: z.int().min(1),
  automaticFailover: z.boolean(),
  /** How long the primary must have been unreachable. */
  timeoutMs: z.int().min(1),
  /** 0 is without limit. It is kept and shown; nothing here is large enough to be slowed down. */
  bandwidthKbps: z.int().min(0),
  testIps: z.array(z.string()),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

export const dataSyncTimeSchema = z.object({ at: z.iso.datetime(), status: z.string() });

export const failoverSettingsSchema = z.object({
  role: failoverRoleSchema,
  peer: peerSchema.nullable(),
  backup: backupSettingsSchema,
  /** The ticked ones: they follow the role. */
  sharedIps: z.array(z.string()),
  lastDataSync: dataSyncTimeSchema.nullable(),
  /** Newest last. */
  history: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
});
export type FailoverSettings = z.infer<typeof failoverSettingsSchema>;

/** The guide's best practice: at the normal primary backup operations are off. */
export const usualBackupSettings: BackupSettings = {
  operations: false,
  syncIntervalMs: 15 * 60_000,
  automaticFailover: false,
  timeoutMs: 5 * 60_000,
  bandwidthKbps: 0,
  testIps: [],
};
