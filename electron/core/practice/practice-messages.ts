/**
 * What the practice pair and its appliances' processes say to one another over the message channel.
 *
 * The first message, `configure`, carries everything an appliance needs, its private key and secrets included: this
 * channel is the only way they travel, so that they never stand in arguments, the environment or a file. Everything
 * received is checked against these schemas, on both sides. Requests carry a number that their answer repeats.
 */
import { z } from "zod";
import { conductSchema } from "./appliance/conduct.ts";
import { accountSchema, markSchema, ownAddressSchema } from "./appliance/disk/appliance-state.ts";
import {
  backupSettingsSchema,
  dataSyncTimeSchema,
  failoverRoleSchema,
  peerSchema,
} from "./appliance/disk/failover-settings.ts";

/** What a person calls a certificate; its common name unless told. */
const friendlyName = z.string().optional();
const certificateSchema = z.object({ chainPem: z.string().min(1), keyPem: z.string().min(1), friendlyName });

/** What is served to whom: the newest, which is the last, that fits the name asked for; otherwise the default one. */
const servedSchema = {
  served: z.array(certificateSchema).min(1),
  defaultIndex: z.int().min(0),
  /** Certificates without a private key: they complete chains. */
  elements: z.array(z.object({ pem: z.string().min(1), friendlyName })),
};

const accountWithSecretSchema = z.object({
  clientId: z.string().min(1),
  secret: z.string().min(1),
  command: accountSchema.shape.command,
  backup: z.boolean().default(true),
});

const portSchema = z.int().min(0).max(65535);

export const applianceConfigurationSchema = z.object({
  name: z.string().min(1),
  hostName: z.string().min(1),
  applianceId: z.string().regex(/^[0-9a-f]{32}$/),
  /** The process's disk; it must exist. */
  folder: z.string().min(1),
  /** 0 lets the operating system choose. */
  port: portSchema,
  /** The address to which the site's name leads, and the one for the other appliance of the pair. */
  sitePort: portSchema,
  linkPort: portSchema,
  /** Names that a person may type and that all lead to this computer. */
  hostNames: z.array(z.string()),
  tls: z.object({
    ...servedSchema,
    /** As it comes from the factory, self-signed; served after a reset to factory defaults. */
    factory: certificateSchema,
    /** Served to the other appliance alone. */
    link: certificateSchema,
    /** Trusted when this appliance calls its peer. */
    caPem: z.string().min(1),
  }),
  interApplianceKey: z.string().min(16),
  /** For the pages at /login and /appliance. */
  webLogin: z.object({ user: z.string().min(1), password: z.string().min(8) }),
  /** Accounts, addresses and backup settings are those of a new disk; an existing disk keeps what it has. */
  accounts: z.array(accountWithSecretSchema),
  addresses: z.array(ownAddressSchema).min(1),
  backup: backupSettingsSchema,
  conduct: conductSchema,
  roleSwapMs: z.int().min(0),
  dataSyncMs: z.int().min(0),
  firstSyncDelayMs: z.int().min(0),
  healthCacheMs: z.int().min(0),
  /** For each account; the vendor documents 20. */
  callsPerSecond: z.int().min(1),
  lockout: z.object({ attempts: z.int().min(1), forMs: z.int().min(1) }),
});
export type ApplianceConfiguration = z.infer<typeof applianceConfigurationSchema>;

/** A state that would take days or an accident to come about. What is missing stays as it is. */
const arrangementSchema = z
  .object({
    role: failoverRoleSchema,
    peer: peerSchema.nullable(),
    backup: backupSettingsSchema,
    sharedIps: z.array(z.string()),
    lastDataSync: dataSyncTimeSchema.nullable(),
    addresses: z.array(ownAddressSchema),
    accounts: z.array(accountWithSecretSchema),
    applianceId: applianceConfigurationSchema.shape.applianceId,
    interApplianceKey: applianceConfigurationSchema.shape.interApplianceKey,
  })
  .partial();
export type Arrangement = z.infer<typeof arrangementSchema>;

const request = z.int();
const listSchema = z.enum(["settings", "sessions", "recordings"]);
export type MarkList = z.infer<typeof listSchema>;

export const toApplianceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("configure"), configuration: applianceConfigurationSchema }),
  /** Enters a failover relationship in the given role. A backup begins its first data sync at once, and a short one. */
  z.object({ type: z.literal("establish"), request, role: failoverRoleSchema, peer: peerSchema }),
  /** A change by a user of this appliance, to be found again after syncs. */
  z.object({ type: z.literal("mark"), request, list: listSchema, text: z.string() }),
  z.object({ type: z.literal("marks"), request }),
  z.object({ type: z.literal("counters"), request }),
  /** From now on. What it kept of its health is forgotten. */
  z.object({ type: z.literal("conduct"), request, conduct: conductSchema }),
  /** Puts it there at once; whatever was under way is abandoned. */
  z.object({ type: z.literal("arrange"), request, arrangement: arrangementSchema }),
  z.object({ type: z.literal("certificates"), request, ...servedSchema }),
  /** Pulls a data sync that takes this long; answers when it is done. */
  z.object({ type: z.literal("sync"), request, durationMs: z.int().min(0) }),
]);
export type ToAppliance = z.infer<typeof toApplianceSchema>;

/** Calls are counted as `METHOD /path`; paths that no appliance knows stand together under `unknown`. */
export const practiceCountersSchema = z.object({
  requests: z.record(z.string(), z.number()),
  tokensIssued: z.number(),
  failedLogins: z.number(),
  /** TCP connections accepted, and how many of them carried calls of the peer appliance. */
  connections: z.number(),
  peerConnections: z.number(),
  /** TLS handshakes that were completed. */
  handshakes: z.number(),
  mostCallsPerConnection: z.number(),
  /** Role changes that either command API was asked for, whatever came of them: `primary sync`, `backup force`. Oldest first. */
  roleCalls: z.array(z.string()),
});
export type PracticeCounters = z.infer<typeof practiceCountersSchema>;

export const practiceMarksSchema = z.object({
  settings: z.array(markSchema),
  sessions: z.array(markSchema),
  recordings: z.array(markSchema),
});
export type PracticeMarks = z.infer<typeof practiceMarksSchema>;

export const fromApplianceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("listening"), port: z.int(), sitePort: z.int(), linkPort: z.int() }),
  /** It cannot run and ends; `message` is for a person. */
  z.object({ type: z.literal("failed"), message: z.string() }),
  /** Sent after `listening` and whenever one of them moves. */
  z.object({
    type: z.literal("changed"),
    role: failoverRoleSchema,
    lastDataSync: z.iso.datetime().nullable(),
    sharedIps: z.array(z.string()),
  }),
  /** Changed on its pages and kept in memory only: what a later start is to be configured with. */
  z.object({
    type: z.literal("keep"),
    tls: z.object(servedSchema).optional(),
    interApplianceKey: z.string().optional(),
  }),
  /** Something went wrong that a caller only sees as a 500 or not at all. */
  z.object({ type: z.literal("fault"), message: z.string() }),
  z.object({ type: z.literal("answer"), request, answer: z.unknown() }),
  z.object({ type: z.literal("refused"), request, message: z.string() }),
]);
export type FromAppliance = z.infer<typeof fromApplianceSchema>;
