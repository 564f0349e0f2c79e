/** What a runbook is written for: the pair, and how it stood when the run began. No secret, and nothing that ages in use. */
import { z } from "zod";
import { roleSchema } from "../domain/observation.ts";
import { networkMethodSchema } from "../domain/pair.ts";

const endpoint = z.object({ host: z.string(), port: z.int() });

/** What it showed clients under the site's name when it was looked at last. `refusal` null: they accept it. */
const shownCertificateSchema = z.object({
  notAfter: z.iso.datetime(),
  isSelfSigned: z.boolean(),
  refusal: z.string().nullable(),
});

const factsOfApplianceSchema = endpoint.extend({
  name: z.string(),
  isNormalPrimary: z.boolean(),
  api: z.enum(["v1", "v2"]).nullable(),
  applianceId: z.string().nullable(),
  /**
   * The id under which it was known before this run looked. null: nothing was, as with a pair that was never watched; what the
   * run has just read for the first time tells nothing about who was here before.
   */
  knownAs: z.object({ applianceId: z.string(), at: z.iso.datetime() }).nullable().default(null),
  hostname: z.string().nullable(),
  version: z.string().nullable(),
  build: z.string().nullable(),
  /** As it said itself; null: it did not answer. */
  role: roleSchema.nullable(),
  isHealthy: z.boolean().nullable(),
  /** In an Atlas cluster, as it was told last; null: it does not tell. */
  clusterRole: z.string().nullable(),
  /** By which the other appliance reaches this one, where the pair says so. */
  peer: endpoint.nullable(),
  /** null or left out: it could not be read, or was read too long ago. */
  certificate: shownCertificateSchema.nullable().optional(),
});
export type FactsOfAppliance = z.infer<typeof factsOfApplianceSchema>;

const changesAnswerSchema = z.enum(["yes", "no", "unknown"]).nullable();

/** How the roles came to be swapped, and who alone may hold settings since, as our own journal knows (`at-risk.ts`). */
const swapSchema = z.object({
  how: z.enum(["planned", "takeover", "unknown"]),
  runId: z.string(),
  at: z.iso.datetime(),
  /** The one that left the primary role. */
  holder: z.string(),
  other: z.string(),
  /** Were /login settings changed on the holder that no sync has carried over? null: nobody was asked. */
  answer: changesAnswerSchema,
  /** The same of the other one, where an earlier change of roles left it open; null: nothing is open about it. */
  otherAnswer: changesAnswerSchema,
});
export type KnownSwap = z.infer<typeof swapSchema>;

/** All in milliseconds. What a run waits for at most, and how long an answer about health may be old (a minute). */
export const runTimingSchema = z.object({
  cacheMs: z.int().nonnegative(),
  rereadMs: z.int().positive(),
  settleMs: z.int().positive(),
  syncMs: z.int().positive(),
  sharedIpMs: z.int().positive(),
  /** Added to the time to live of the site name. */
  swingMs: z.int().positive(),
  coolDownMs: z.int().nonnegative(),
});
export type RunTiming = z.infer<typeof runTimingSchema>;

export const usualRunTiming: RunTiming = {
  cacheMs: 61_000,
  rereadMs: 5_000,
  settleMs: 5 * 60_000,
  syncMs: 60 * 60_000,
  sharedIpMs: 2 * 60_000,
  swingMs: 2 * 60_000,
  coolDownMs: 15 * 60_000,
};

export const runFactsSchema = z.object({
  pair: z.object({
    id: z.string(),
    name: z.string(),
    isPractice: z.boolean(),
    site: endpoint,
    method: networkMethodSchema,
    sharedIps: z.array(z.string()),
    normalPrimary: z.string(),
  }),
  /** In the order of the pair's definition. */
  appliances: z.tuple([factsOfApplianceSchema, factsOfApplianceSchema]),
  /** The site name as it was looked up; null where the pair fixes its address or it could not be looked up. */
  siteAddress: z.object({ addresses: z.array(z.string()), ttlSeconds: z.number().nullable() }).nullable(),
  servedBy: z.string(),
  lastSync: z.iso.datetime().nullable(),
  /** Since when the primary is silent, as far as it was watched; null: it answers, or nobody watched. */
  primarySilentSince: z.iso.datetime().nullable(),
  /** How long the primary was silent before in most of its outages, as our own history knows: their middle; null: it knows of none. */
  usualOutageMs: z.number().nullable(),
  swap: swapSchema.nullable(),
  /** Who took over last, as our own journals know; null: they know of no takeover that still counts. */
  standIn: z.string().nullable(),
  /** Entries of the change list that nobody has re-applied yet. */
  openChanges: z.array(z.object({ id: z.string(), what: z.string(), where: z.string() })),
  timing: runTimingSchema,
});
export type RunFacts = z.infer<typeof runFactsSchema>;
