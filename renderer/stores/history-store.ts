/**
 * The stretch of one pair's history that the person looks at. While its end is now it goes on with the time; a person who
 * moves away from now looks at a stretch that stands still.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";

export interface HistoryState {
  pairId: string | null;
  /** Milliseconds. */
  lengthMs: number;
  /** null: it ends now. */
  endMs: number | null;
  timeline: PairTimeline | null;
  failure: CallFailure | null;
  isReading: boolean;
}

export interface HistoryStore extends StoreApi<HistoryState> {
  show(pairId: string): void;
  /** Reads again what is shown. */
  refresh(): void;
  choose(lengthMs: number): void;
  /** From the first look of all until now. */
  chooseAll(): void;
  /** By a share of what is shown: -0.5 is half of it earlier. */
  pan(share: number): void;
  /** Above 1 shows more; `anchor`: the place that stays, 0 at the beginning and 1 at the end. */
  zoom(factor: number, anchor?: number): void;
}

const minuteMs = 60_000;
const shortestMs = 15 * minuteMs;
const longestMs = 20 * 365 * 24 * 60 * minuteMs;
const firstLengthMs = 24 * 60 * minuteMs;

/** Where timelines come from: the core, or the content of a saved history. */
interface TimelineSource {
  history: Pick<CoreClient["history"], "timeline">;
}

/**
 * @param nowMs the end of what can be shown
 * @param earliestMs its beginning, where there is one
 */
export function createHistoryStore(
  client: TimelineSource,
  nowMs: () => number = Date.now,
  earliestMs = Number.NEGATIVE_INFINITY,
): HistoryStore {
  const store = createStore<HistoryState>(() => ({
    pairId: null,
    lengthMs: firstLengthMs,
    endMs: null,
    timeline: null,
    failure: null,
    isReading: false,
  }));
  /** Only the newest question's answer counts. */
  let asked = 0;

  async function read(): Promise<void> {
    const { pairId, lengthMs, endMs } = store.getState();
    if (pairId === null) return;
    asked += 1;
    const question = asked;
    const until = endMs ?? nowMs();
    store.setState({ isReading: true });
    const period = { from: new Date(until - lengthMs).toISOString(), until: new Date(until).toISOString() };
    const answer: Partial<HistoryState> = await client.history.timeline({ pairId, ...period }).then(
      (timeline) => ({ timeline, failure: null }),
      (error) => ({ failure: toCallFailure(error) }),
    );
    if (question === asked) store.setState({ ...answer, isReading: false });
  }

  const clamp = (lengthMs: number): number => Math.min(longestMs, nowMs() - earliestMs, Math.max(shortestMs, lengthMs));

  function look(lengthMs: number, endMs: number | null): void {
    const length = clamp(lengthMs);
    const end = endMs === null ? null : Math.max(endMs, earliestMs + length);
    store.setState({ lengthMs: length, endMs: end !== null && end < nowMs() ? end : null });
    void read();
  }

  return Object.assign(store, {
    show(pairId: string) {
      if (store.getState().pairId !== pairId) store.setState({ pairId, endMs: null, timeline: null, failure: null });
      void read();
    },
    refresh: () => void read(),
    choose: (lengthMs: number) => look(lengthMs, null),
    chooseAll() {
      const since = store.getState().timeline?.recordedSince;
      look(since == null ? firstLengthMs : nowMs() - Date.parse(since), null);
    },
    pan(share: number) {
      const { lengthMs, endMs } = store.getState();
      look(lengthMs, (endMs ?? nowMs()) + share * lengthMs);
    },
    zoom(factor: number, anchor = 1) {
      const { lengthMs, endMs } = store.getState();
      const length = clamp(lengthMs * factor);
      look(length, (endMs ?? nowMs()) + (1 - anchor) * (length - lengthMs));
    },
  });
}
