/** The calls that fill the command log's state. An answer to a filter that was changed meanwhile is dropped. */
import type { StoreApi } from "zustand/vanilla";
import type { CommandLogQuery } from "../../shared/contract/command-log.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { CommandLogFilter, CommandLogState } from "./command-log-state.ts";

const pageSize = 100;
/** What the contract lets one page hold. */
const largestPage = 200;
/** As many as the core keeps. */
const mostShown = 2_000;

export function createCommandLogReader(client: Pick<CoreClient, "commandLog">, store: StoreApi<CommandLogState>) {
  const isSame = (filter: CommandLogFilter) => filter === store.getState().filter;

  /** From the newest on. */
  async function load(): Promise<void> {
    const { filter } = store.getState();
    const { entries, next } = await client.commandLog.page({ ...toQuery(filter), limit: pageSize });
    if (!isSame(filter)) return;
    store.setState({ entries, next, waiting: [], hasMoreWaiting: false, isLoadingOlder: false, failure: null });
  }

  async function fetchNew(): Promise<void> {
    const { filter, entries, waiting } = store.getState();
    if (entries === null) return load();
    const after = waiting[0]?.id ?? entries[0]?.id ?? 0;
    const page = await client.commandLog.page({ ...toQuery(filter), after, limit: largestPage });
    if (!isSame(filter) || page.entries.length === 0) return;
    store.setState((state) => ({
      waiting: [...page.entries, ...state.waiting].slice(0, mostShown),
      hasMoreWaiting: state.hasMoreWaiting || page.next !== null,
    }));
    if (store.getState().isFollowing) await showNew();
  }

  async function showNew(): Promise<void> {
    if (store.getState().hasMoreWaiting) return load();
    store.setState(({ waiting, entries, next }) => {
      const all = [...waiting, ...(entries ?? [])];
      const shown = all.slice(0, mostShown);
      return { entries: shown, waiting: [], next: shown.length < all.length ? null : next };
    });
  }

  async function loadOlder(): Promise<void> {
    const { filter, next, isLoadingOlder } = store.getState();
    if (next === null || isLoadingOlder) return;
    store.setState({ isLoadingOlder: true });
    try {
      const page = await client.commandLog.page({ ...toQuery(filter), before: next, limit: pageSize });
      if (!isSame(filter)) return;
      store.setState(({ entries }) => ({ entries: [...(entries ?? []), ...page.entries], next: page.next }));
    } finally {
      if (isSame(filter)) store.setState({ isLoadingOlder: false });
    }
  }

  return { load, fetchNew, showNew, loadOlder };
}

export function toQuery({ pairId, appliance, outcome, text }: CommandLogFilter): Omit<CommandLogQuery, "limit"> {
  return {
    ...(pairId === null ? {} : { pairId }),
    ...(appliance === null ? {} : { appliance }),
    ...(outcome === null ? {} : { outcome }),
    ...(text.trim() === "" ? {} : { text: text.trim() }),
  };
}
