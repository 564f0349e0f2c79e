/** How often each question is asked (design 5, rules 1 and 11), and when an answer has grown too old to be believed. */
import type { Observation } from "../domain/observation.ts";

/** What somebody asks for; the rest of what is remembered follows from the answers. */
export type AskedKind = Exclude<Observation["kind"], "syncs">;

export const lookIntervalMs: Record<AskedKind, number> = {
  health: 60_000,
  site: 60_000,
  probe: 15_000,
  vantage: 60_000,
  certificate: 300_000,
  appliances: 300_000,
  "site-address": 300_000,
  // A handshake more for what changes a few times a year.
  "default-certificate": 900_000,
};

/** Health answers may come from a cache of this age (api-facts 0.5). */
export const healthCacheSeconds = 60;

/** The age up to which a look is believed: so many missed, and half an interval for the look, its confirmation and the jitter. */
export const believedForMs = (kind: AskedKind, staleLooks: number): number => lookIntervalMs[kind] * (staleLooks + 0.5);

/**
 * A look that lies as far in the future was stamped before this computer's clock was set back: its age is not known, so it
 * is not believed either.
 */
export const isStale = (kind: AskedKind, at: string, nowMs: number, staleLooks: number): boolean =>
  !(Math.abs(nowMs - Date.parse(at)) <= believedForMs(kind, staleLooks));
