/**
 * The stretch of one pair's history that the person looks at. While its end is now it goes on with the time; a person who
 * moves away from now looks at a stretch that stands still.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PairTimeline, TimelineIncident } from "../../shared/domain/pair-timeline.ts";
import type { CallFailure } from "../connection/call-failure.ts";
import { createTimelineReading } from "./timeline-reading.ts";

export interface HistoryState {
  pairId: string | null;
  /** Milliseconds. */
  lengthMs: number;
  /** null: it ends now. */
  endMs: number | null;
  timeline: PairTimeline | null;
  failure: CallFailure | null;
  /** What the person asked for is not drawn yet; reading again in the background does not count. */
  isReading: boolean;
  /** What the person asked to be shown, while some of it is in sight. Not found: it marks no time. */
  highlight: { from: string; until: string; words: string; isFound: boolean } | null;
  /** To be shown once the history of this pair is read. */
  sought: (SoughtFinding & { pairId: string }) | null;
}

/** A finding as it stands on the pair page. */
export interface SoughtFinding {
  code: string;
  appliance: string | null;
}

export interface HistoryStore extends StoreApi<HistoryState> {
  show(pairId: string): void;
  /** Who comes back begins at the page's heading, and is not shown again what they were shown before. */
  leave(): void;
  /** The next reading of this pair's history moves to this finding's newest incident. */
  seek(pairId: string, finding: SoughtFinding): void;
  /** Moves to it, with some time around it, and marks it. */
  lookAt(incident: TimelineIncident): void;
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
  const store = createStore<HistoryState>(() => ({ ...nothingShown, pairId: null, lengthMs: firstLengthMs }));
  const reading = createReading(store, client, nowMs, (timeline) => showSought(store, timeline, lookAt));
  const { within, move, lookAt } = createSight(store, reading.read, nowMs, earliestMs);

  function reset(pairId: string): void {
    reading.forget();
    store.setState({ ...nothingShown, pairId });
  }

  return Object.assign(store, {
    show(pairId: string) {
      if (store.getState().pairId !== pairId) reset(pairId);
      store.setState({ isReading: true });
      reading.read();
    },
    leave: () => store.setState({ highlight: null }),
    seek(pairId: string, finding: SoughtFinding) {
      reset(pairId);
      store.setState({ sought: { ...finding, pairId } });
    },
    lookAt,
    refresh: reading.read,
    choose(lengthMs: number) {
      store.setState({ highlight: null });
      move(lengthMs, null);
    },
    chooseAll() {
      const since = store.getState().timeline?.recordedSince;
      store.setState({ highlight: null });
      move(since == null ? firstLengthMs : nowMs() - Date.parse(since), null);
    },
    pan(share: number) {
      const { lengthMs, endMs } = store.getState();
      move(lengthMs, (endMs ?? nowMs()) + share * lengthMs);
    },
    zoom(factor: number, anchor = 1) {
      const { lengthMs, endMs } = store.getState();
      const length = within(lengthMs * factor);
      move(length, (endMs ?? nowMs()) + (1 - anchor) * (length - lengthMs));
    },
  });
}

const nothingShown = { endMs: null, timeline: null, failure: null, isReading: false, highlight: null, sought: null };

function createReading(
  store: StoreApi<HistoryState>,
  client: TimelineSource,
  nowMs: () => number,
  onTimeline: (timeline: PairTimeline) => void,
) {
  return createTimelineReading({
    ask() {
      const { pairId, lengthMs, endMs } = store.getState();
      if (pairId === null) return null;
      const until = endMs ?? nowMs();
      const period = { from: new Date(until - lengthMs).toISOString(), until: new Date(until).toISOString() };
      return client.history.timeline({ pairId, ...period });
    },
    onTimeline(timeline) {
      store.setState({ timeline, failure: null });
      onTimeline(timeline);
    },
    onFailure: (failure) => store.setState({ failure }),
    onRest: () => store.setState({ isReading: false }),
  });
}

function showSought(
  store: StoreApi<HistoryState>,
  { incidents, from }: PairTimeline,
  lookAt: HistoryStore["lookAt"],
): void {
  const { sought, pairId } = store.getState();
  if (sought === null || sought.pairId !== pairId) return;
  const { code, appliance } = sought;
  store.setState({ sought: null });
  const found = incidents.find((one) => one.code === code && one.appliance === appliance);
  const words = `${code} is not recorded in this time.`;
  if (found) lookAt(found);
  else store.setState({ highlight: { from, until: from, words, isFound: false } });
}

function createSight(store: StoreApi<HistoryState>, read: () => void, nowMs: () => number, earliestMs: number) {
  const within = (lengthMs: number): number =>
    Math.min(longestMs, nowMs() - earliestMs, Math.max(shortestMs, lengthMs));

  function look(lengthMs: number, endMs: number | null): void {
    const length = within(lengthMs);
    const end = endMs === null ? null : Math.max(endMs, earliestMs + length);
    store.setState({ lengthMs: length, endMs: end !== null && end < nowMs() ? end : null, isReading: true });
    read();
  }

  /** Where the person moves by hand they seek no longer, and what has left the sight is not called shown. */
  function move(lengthMs: number, endMs: number | null): void {
    look(lengthMs, endMs);
    const { highlight, ...sight } = store.getState();
    const untilMs = sight.endMs ?? nowMs();
    const isInSight =
      highlight?.isFound &&
      Date.parse(highlight.from) < untilMs &&
      Date.parse(highlight.until) > untilMs - sight.lengthMs;
    store.setState({ sought: null, ...(isInSight ? {} : { highlight: null }) });
  }

  function lookAt({ from, ended, code, message }: TimelineIncident): void {
    const fromMs = Date.parse(from);
    const untilMs = ended === null ? nowMs() : Date.parse(ended);
    const aroundMs = Math.max(shortestMs / 2, untilMs - fromMs);
    look(untilMs - fromMs + 2 * aroundMs, untilMs + aroundMs);
    const until = new Date(untilMs).toISOString();
    store.setState({ highlight: { from, until, words: `Shown: ${code}. ${message}`, isFound: true } });
  }

  return { within, move, lookAt };
}
