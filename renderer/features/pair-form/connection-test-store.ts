/**
 * One appliance's connection test as the form shows it. One runs at a time: a new one, or a form that is left, ends the
 * one before. A layer that is tried again keeps what was found below it.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConnectionTest } from "../../../shared/contract/connection.ts";
import type { ConnectionLayer, ConnectionLayers, LayerState } from "../../../shared/domain/connection-layers.ts";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import type { PairSetup } from "../../stores/pair-setup.ts";

export type TestedForm = Omit<ConnectionTest, "from">;

export interface ConnectionTestState {
  layers: ConnectionLayers | null;
  isRunning: boolean;
  /** The call itself failed; what an appliance does is in the layers. */
  failure: CallFailure | null;
  /** What was tested, to tell whether the form says something else by now. Never shown. */
  tested: string | null;
}

export interface ConnectionTestStore extends StoreApi<ConnectionTestState> {
  start(form: TestedForm, from?: ConnectionLayer): void;
  stop(): void;
}

export const testedKey = (form: TestedForm): string => JSON.stringify(form);

export function createConnectionTestStore(testConnection: PairSetup["testConnection"]): ConnectionTestStore {
  const store = createStore<ConnectionTestState>(() => ({
    layers: null,
    isRunning: false,
    failure: null,
    tested: null,
  }));
  let running: AbortController | null = null;

  async function run(form: TestedForm, from: ConnectionLayer): Promise<void> {
    running?.abort();
    const ending = new AbortController();
    running = ending;
    const before = from === "address" ? null : store.getState().layers;
    store.setState({ layers: before, isRunning: true, failure: null, tested: testedKey(form) });
    const tell = (state: Partial<ConnectionTestState>) => {
      if (!ending.signal.aborted) store.setState(state);
    };
    try {
      await testConnection({ ...form, from }, ending.signal, (layers) => tell({ layers: withKnown(layers, before) }));
      tell({ isRunning: false });
    } catch (error) {
      tell({ isRunning: false, failure: toCallFailure(error) });
    }
  }

  return Object.assign(store, {
    start: (form: TestedForm, from: ConnectionLayer = "address") => void run(form, from),
    stop() {
      running?.abort();
      if (store.getState().isRunning) store.setState({ isRunning: false, layers: null, tested: null });
    },
  });
}

/** What was skipped below the layers that were tried keeps what an earlier run found of it. */
function withKnown(layers: ConnectionLayers, before: ConnectionLayers | null): ConnectionLayers {
  if (!before) return layers;
  const firstTried = layers.findIndex(({ state }) => state !== "skipped");
  const merged = layers.map((state, index): LayerState => (index < firstTried ? (before[index] ?? state) : state));
  return merged as ConnectionLayers;
}
