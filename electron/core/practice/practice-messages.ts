/**
 * What the practice pair and its appliances' processes say to one another over the message channel.
 *
 * The first message, `configure`, carries everything an appliance needs, its private key and secrets included: this
 * channel is the only way they travel, so that they never stand in arguments, the environment or a file. Everything
 * received is checked against these schemas, on both sides. Requests carry a number that their answer repeats.
 */
import { z } from "zod";
import { accountSchema, failoverRoleSchema, markSchema, peerSchema } from "./appliance/disk/appliance-state.ts";

const certificateSchema = z.object({ chainPem: z.string().min(1), keyPem: z.string().min(1) });

export const applianceConfigurationSchema = z.object({
  name: z.string().min(1),
  hostName: z.string().min(1),
  applianceId: z.string().regex(/^[0-9a-f]{32}$/),
  /** The process's disk; it must exist. */
  folder: z.string().min(1),
  /** 0 lets the operating system choose. */
  port: z.int().min(0).max(65535),
  tls: z.object({
    /** Served for `siteNames`; what comes without a name or with another one gets `fallback`. */
    site: certificateSchema,
    siteNames: z.array(z.string()).min(1),
    fallback: certificateSchema,
    /** Trusted when this appliance calls its peer. */
    caPem: z.string().min(1),
  }),
  interApplianceKey: z.string().min(16),
  /** Made on a new disk; an existing disk keeps the accounts it has. */
  accounts: z.array(
    z.object({ clientId: z.string().min(1), secret: z.string().min(1), command: accountSchema.shape.command }),
  ),
  syncIntervalMs: z.int().min(1),
  healthCacheMs: z.int().min(0),
  /** For each account; the vendor documents 20. */
  callsPerSecond: z.int().min(1),
  lockout: z.object({ attempts: z.int().min(1), forMs: z.int().min(1) }),
});
export type ApplianceConfiguration = z.infer<typeof applianceConfigurationSchema>;

const request = z.int();

export const toApplianceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("configure"), configuration: applianceConfigurationSchema }),
  /** Enters a failover relationship in the given role. A backup begins its first data sync at once. */
  z.object({ type: z.literal("establish"), request, role: failoverRoleSchema, peer: peerSchema }),
  /** A change by a user of this appliance, to be found again after syncs. */
  z.object({
    type: z.literal("mark"),
    request,
    list: z.enum(["settings", "sessions", "recordings"]),
    text: z.string(),
  }),
  z.object({ type: z.literal("marks"), request }),
  z.object({ type: z.literal("counters"), request }),
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
});
export type PracticeCounters = z.infer<typeof practiceCountersSchema>;

export const practiceMarksSchema = z.object({
  settings: z.array(markSchema),
  sessions: z.array(markSchema),
  recordings: z.array(markSchema),
});

export const fromApplianceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("listening"), port: z.int() }),
  /** It cannot run and ends; `message` is for a person. */
  z.object({ type: z.literal("failed"), message: z.string() }),
  /** Sent after `listening` and whenever one of them moves. */
  z.object({ type: z.literal("changed"), role: failoverRoleSchema, lastDataSync: z.iso.datetime().nullable() }),
  /** Something went wrong that a caller only sees as a 500 or not at all. */
  z.object({ type: z.literal("fault"), message: z.string() }),
  z.object({ type: z.literal("answer"), request, answer: z.unknown() }),
  z.object({ type: z.literal("refused"), request, message: z.string() }),
]);
export type FromAppliance = z.infer<typeof fromApplianceSchema>;
