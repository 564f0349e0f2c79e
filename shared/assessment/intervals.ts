/** How often each question is asked (design 5, rules 1 and 11), and when an answer has grown too old to be believed. */
import type { Observation } from "../domain/observation.ts";

export const lookIntervalMs: Record<Observation["kind"], number> = {
  health: 60_000,
  site: 60_000,
  probe: 15_000,
  certificate: 300_000,
};

/** Health answers may come from a cache of this age (api-facts 0.5). */
export const healthCacheSeconds = 60;

/**
 * Two looks missed, and half an interval for the look itself, its confirmation and the jitter. A look that lies as far
 * in the future was stamped before this computer's clock was set back: its age is not known, so it is not believed.
 */
export const isStale = (kind: Observation["kind"], at: string, nowMs: number): boolean =>
  !(Math.abs(nowMs - Date.parse(at)) <= lookIntervalMs[kind] * 2.5);
