/** The stored histories, for the window. */
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import { findPair } from "./create-credentials.ts";
import type { Stores } from "./create-stores.ts";
import { createTimeline } from "./create-timeline.ts";
import type { Clock } from "./ports.ts";

export interface HistoryService {
  /** `from`, `until`: ISO times. Throws PairdeskError `not-found`, `period-invalid`. */
  timeline(pairId: string, period: { from: string; until: string }): PairTimeline;
}

export const createHistory = ({ stores, clock }: { stores: Stores; clock: Clock }): HistoryService => ({
  timeline: (pairId, period) => createTimeline(stores.history, findPair(stores, pairId), period, clock),
});
