/**
 * What one look found, with its time: the only raw material of judgement. Outcomes are data, never exceptions, because
 * everything in them is something a remote machine can do to us.
 */
import { z } from "zod";

export const roleSchema = z.enum(["primary", "backup", "none"]);
export type Role = z.infer<typeof roleSchema>;

export const lastSyncSchema = z.object({
  at: z.iso.datetime(),
  /** Free text of the appliance, shown as it is; its values are not documented (api-facts 2.3). */
  status: z.string().nullable(),
});
export type LastSync = z.infer<typeof lastSyncSchema>;

/** One health answer, the same for both protocols. null: the appliance did not say. */
export const healthReadingSchema = z.object({
  applianceId: z.string().nullable(),
  hostname: z.string().nullable(),
  version: z.string().nullable(),
  build: z.string().nullable(),
  clusterRole: z.string().nullable(),
  role: roleSchema.nullable(),
  /** [] none enabled (healthy answers only), null unknown. */
  sharedIps: z.array(z.string()).nullable(),
  lastSync: lastSyncSchema.nullable(),
  /** The appliance's clock, from its Date header. */
  clock: z.iso.datetime().nullable(),
});
export type HealthReading = z.infer<typeof healthReadingSchema>;

/** The layer at which a connection ended; what was below it worked. */
export const layerSchema = z.enum(["dns", "tcp", "tls", "http"]);
export type Layer = z.infer<typeof layerSchema>;

export const unreachableSchema = z.object({
  kind: z.literal("unreachable"),
  layer: layerSchema,
  /** System code (ECONNREFUSED, ENOTFOUND …) or ours: CONNECT_TIMEOUT, HANDSHAKE_TIMEOUT, ANSWER_TIMEOUT. */
  code: z.string(),
});
export type Unreachable = z.infer<typeof unreachableSchema>;

export const tlsUntrustedSchema = z.object({
  kind: z.literal("tls-untrusted"),
  /** OpenSSL's verify code, ERR_TLS_CERT_ALTNAME_INVALID or PIN_CHANGED. */
  code: z.string(),
  sha256: z.string().nullable(),
});
export type TlsUntrusted = z.infer<typeof tlsUntrustedSchema>;

/**
 * `denied`: this very secret was refused; it is not tried again until the person replaces it. `held-back`: it was answered
 * with neither a token nor a refusal and waits for its next try. After either nobody has been asked.
 */
const accountOutcomeSchemas = [
  z.object({ kind: z.literal("unauthorized"), code: z.enum(["denied", "held-back", "no-secret"]) }),
  z.object({ kind: z.literal("forbidden"), detail: z.string() }),
] as const;

/** What can end any question to the command API. */
export const failedOutcomeSchemas = [
  ...accountOutcomeSchemas,
  tlsUntrustedSchema,
  unreachableSchema,
  z.object({ kind: z.literal("bad-answer"), status: z.int().nullable(), detail: z.string() }),
] as const;

/** What kept a look from bringing a reading. */
export const obstacleSchema = z.discriminatedUnion("kind", failedOutcomeSchemas);
export type Obstacle = z.infer<typeof obstacleSchema>;

/** The appliance told its health. */
export const toldHealthSchemas = [
  z.object({ kind: z.literal("answered"), reading: healthReadingSchema }),
  z.object({ kind: z.literal("unhealthy"), reading: healthReadingSchema, messages: z.array(z.string()) }),
] as const;

export const applianceOutcomeSchema = z.discriminatedUnion("kind", [...toldHealthSchemas, ...failedOutcomeSchemas]);
export type ApplianceOutcome = z.infer<typeof applianceOutcomeSchema>;

/** One certificate of a chain, as it was sent. */
export const chainLinkSchema = z.object({
  sha256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  /** Absent where only the end was kept. */
  notBefore: z.iso.datetime().optional(),
  notAfter: z.iso.datetime(),
  /** Its own key has signed it. */
  isSelfSigned: z.boolean(),
  /** What clients have against it, as the rehearsal words it; absent: nothing that is known. */
  weakDigest: z.string().optional(),
  weakKey: z.string().optional(),
  useProblem: z.string().optional(),
});
export type ChainLink = z.infer<typeof chainLinkSchema>;

export const servedCertificateSchema = z.object({
  sha256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  names: z.array(z.string()),
  /** What was sent, the leaf first, in the order in which it was sent; absent where only the leaf was kept. */
  chain: z.array(chainLinkSchema).optional(),
});
export type ServedCertificate = z.infer<typeof servedCertificateSchema>;

/**
 * `refusal` null: a client that trusts what this pair is told to trust would accept it under the site name. `clientRefusal`: the
 * same as a client sees it, which knows nothing of a pinned fingerprint; absent where only the one was asked.
 */
export const certificateOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("served"),
    certificate: servedCertificateSchema,
    refusal: z.string().nullable(),
    clientRefusal: z.string().nullable().optional(),
  }),
  unreachableSchema,
]);
export type CertificateOutcome = z.infer<typeof certificateOutcomeSchema>;

/** One entry of an appliance's list of all appliances it knows: how it sees itself and its peer (api-facts 2.5, 3.2). */
export const listedApplianceSchema = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  hostname: z.string().nullable(),
  clusterRole: z.string().nullable(),
  role: roleSchema.nullable(),
  isAcceptingConnections: z.boolean().nullable(),
});
export type ListedAppliance = z.infer<typeof listedApplianceSchema>;

export const applianceListOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("listed"), appliances: z.array(listedApplianceSchema).max(64) }),
  ...failedOutcomeSchemas,
]);
export type ApplianceListOutcome = z.infer<typeof applianceListOutcomeSchema>;

/** Whether this computer sees the network at all; `unclear` where nothing could be asked that would surely answer. */
export const vantageOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("in-sight"), by: z.string() }),
  z.object({ kind: z.literal("lost"), tried: z.array(z.string()) }),
  z.object({ kind: z.literal("unclear"), tried: z.array(z.string()) }),
]);
export type VantageOutcome = z.infer<typeof vantageOutcomeSchema>;

/** `fixed`: the pair says where the name leads, so nobody was asked. */
export const siteAddressOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fixed"), addresses: z.array(z.string()) }),
  z.object({ kind: z.literal("resolved"), addresses: z.array(z.string()), ttlSeconds: z.number().nullable() }),
  z.object({ kind: z.literal("unresolved"), code: z.string() }),
]);
export type SiteAddressOutcome = z.infer<typeof siteAddressOutcomeSchema>;

/** A data sync with the words the appliance had for it, and when it was first told so. */
export const toldSyncSchema = z.object({
  at: z.iso.datetime(),
  status: z.string().nullable(),
  toldBy: z.string(),
  toldAt: z.iso.datetime(),
});
export type ToldSync = z.infer<typeof toldSyncSchema>;

const lookSchema = z.object({
  at: z.iso.datetime(),
  tookMs: z.number(),
  /** This computer saw nothing of the network then; whatever kept silent may have been well, and stays unknown. */
  isBlind: z.literal(true).optional(),
});

/** What the API account may do on the command API, as the appliance names it. */
export const commandPermissionSchema = z.enum(["full_access", "read_only", "deny"]);

export const observationSchema = z.discriminatedUnion("kind", [
  /** Authenticated health of one appliance on its own address. */
  lookSchema.extend({
    kind: z.literal("health"),
    appliance: z.string(),
    api: z.enum(["v2", "v1", "none"]),
    /** What the API account may do, as the appliance itself says; null when it did not say. */
    permission: commandPermissionSchema.nullable(),
    /** Remote Support or Privileged Remote Access; absent where the appliance does not say (v1). */
    product: z.enum(["rs", "pra"]).optional(),
    outcome: applianceOutcomeSchema,
  }),
  /** The same question asked through the site name; the id in the answer says who serves it. */
  lookSchema.extend({ kind: z.literal("site"), outcome: applianceOutcomeSchema }),
  /** Anonymous `/check_health` (api-facts 5). It says only that somebody answers, never who or what role. */
  lookSchema.extend({
    kind: z.literal("probe"),
    appliance: z.string(),
    outcome: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("answered"), status: z.int() }),
      tlsUntrustedSchema,
      unreachableSchema,
    ]),
  }),
  /** Handshake with one appliance's own address under the site name, checked as a client would. */
  lookSchema.extend({ kind: z.literal("certificate"), appliance: z.string(), outcome: certificateOutcomeSchema }),
  /** Handshake without a server name: what clients get that do not send one. */
  lookSchema.extend({
    kind: z.literal("default-certificate"),
    appliance: z.string(),
    outcome: certificateOutcomeSchema,
  }),
  /** The second opinion: who is what, as one appliance sees both. */
  lookSchema.extend({ kind: z.literal("appliances"), appliance: z.string(), outcome: applianceListOutcomeSchema }),
  /** Where the site name leads, by name look-up. */
  lookSchema.extend({ kind: z.literal("site-address"), outcome: siteAddressOutcomeSchema }),
  /** Is it me? */
  lookSchema.extend({ kind: z.literal("vantage"), outcome: vantageOutcomeSchema }),
  /** No look of its own: the last data syncs that health looks told of, newest first. */
  lookSchema.extend({
    kind: z.literal("syncs"),
    outcome: z.object({ kind: z.literal("told"), syncs: z.array(toldSyncSchema) }),
  }),
]);
export type Observation = z.infer<typeof observationSchema>;
export type ObservationOf<K extends Observation["kind"]> = Extract<Observation, { kind: K }>;
