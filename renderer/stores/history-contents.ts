/** What the open saved histories hold, fetched once when it is looked at, and parts of it beside parts of what is watched here. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import { cutTimeline } from "../../shared/history/cut-timeline.ts";

/** ISO times. */
interface Part {
  from: string;
  until: string;
}

/** Each action rejects as its call does. */
export interface HistoryContents extends StoreApi<ReadonlyMap<string, SavedHistory>> {
  load(id: string): Promise<SavedHistory>;
  /** A part of one that is open. */
  part(id: string, part: Part): Promise<PairTimeline>;
  /** The same part of what was watched here. */
  live(pairId: string, part: Part): Promise<PairTimeline>;
  /** Those of all others are forgotten. */
  keep(ids: ReadonlySet<string>): void;
}

export function createHistoryContents(client: Pick<CoreClient, "savedHistories" | "history">): HistoryContents {
  const store = createStore<ReadonlyMap<string, SavedHistory>>(() => new Map());

  async function load(id: string): Promise<SavedHistory> {
    const known = store.getState().get(id);
    if (known) return known;
    const content = await client.savedHistories.content({ id });
    store.setState(new Map(store.getState()).set(id, content), true);
    return content;
  }

  return Object.assign(store, {
    load,
    async part(id: string, { from, until }: Part) {
      const { timeline } = await load(id);
      return cutTimeline(timeline, { fromMs: Date.parse(from), untilMs: Date.parse(until) });
    },
    live: (pairId: string, part: Part) => client.history.timeline({ pairId, ...part }),
    keep(ids: ReadonlySet<string>) {
      const kept = [...store.getState()].filter(([id]) => ids.has(id));
      if (kept.length < store.getState().size) store.setState(new Map(kept), true);
    },
  });
}
