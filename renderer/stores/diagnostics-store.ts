import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";

export interface DiagnosticsState {
  withNames: boolean;
  /** What would be copied or saved, exactly; null until it was collected for this choice. */
  text: string | null;
}

/** Each action rejects as its call does. */
export interface DiagnosticsStore extends StoreApi<DiagnosticsState> {
  collect(): Promise<void>;
  /** What is on screen was collected for the other choice and goes. */
  setWithNames(withNames: boolean): void;
  /** Answers with the path; null when the person thought better of it, or nothing was collected. */
  save(): Promise<string | null>;
}

/** Nothing is collected before the person asks for it, and what is saved is what was shown. */
export function createDiagnosticsStore(client: Pick<CoreClient, "app" | "diagnostics">): DiagnosticsStore {
  const store = createStore<DiagnosticsState>(() => ({ withNames: false, text: null }));
  return Object.assign(store, {
    async collect() {
      const { withNames } = store.getState();
      const { text } = await client.diagnostics.collect({ withNames });
      if (store.getState().withNames === withNames) store.setState({ text });
    },
    setWithNames: (withNames: boolean) => store.setState({ withNames, text: null }),
    async save() {
      const { text } = store.getState();
      if (text === null) return null;
      const suggestedName = `pairdesk-diagnostics-${new Date().toISOString().slice(0, 10)}.txt`;
      return (await client.app.saveText({ suggestedName, text })).path;
    },
  });
}
