/**
 * Climbs the layers of one appliance's connection and tells all of them each time one changes. The first that fails ends
 * the climb. What a layer needs from those below it, its steps know; from where a climb begins is decided here.
 */
import type {
  ConnectionLayer,
  ConnectionLayers,
  FoundIn,
  LayerState,
  ProblemIn,
} from "../../../shared/domain/connection-layers.ts";

export type LayerResult<Layer extends ConnectionLayer> = { found: FoundIn<Layer> } | { problem: ProblemIn<Layer> };

export type LayerSteps = { [Layer in ConnectionLayer]: () => Promise<LayerResult<Layer>> };

/** The layer whose work a climb from this one cannot do without: one handshake shows two, one log-in carries four. */
const beginsAt: Record<ConnectionLayer, ConnectionLayer> = {
  address: "address",
  tcp: "tcp",
  tls: "tls",
  trust: "tls",
  token: "token",
  permission: "token",
  product: "token",
  role: "token",
};

const allWaiting: ConnectionLayers = [
  { layer: "address", state: "waiting" },
  { layer: "tcp", state: "waiting" },
  { layer: "tls", state: "waiting" },
  { layer: "trust", state: "waiting" },
  { layer: "token", state: "waiting" },
  { layer: "permission", state: "waiting" },
  { layer: "product", state: "waiting" },
  { layer: "role", state: "waiting" },
];

/** Ends early, without another word, when the signal is aborted. */
export async function* runLayers(
  steps: LayerSteps,
  from: ConnectionLayer,
  signal: AbortSignal,
): AsyncGenerator<ConnectionLayers, void, void> {
  const layers: LayerState[] = [...allWaiting];
  const told = () => [...layers] as ConnectionLayers;
  const first = allWaiting.findIndex(({ layer }) => layer === beginsAt[from]);
  const skip = (begin: number, end: number) => {
    for (const [index, { layer }] of allWaiting.entries()) {
      if (index >= begin && index < end) layers[index] = { layer, state: "skipped" };
    }
  };
  skip(0, first);
  for (const [index, { layer }] of allWaiting.entries()) {
    if (index < first) continue;
    layers[index] = { layer, state: "running" };
    yield told();
    if (signal.aborted) return;
    const state = await take(layer, steps);
    if (signal.aborted) return;
    layers[index] = state;
    if (state.state !== "failed") continue;
    skip(index + 1, layers.length);
    break;
  }
  yield told();
}

async function take(layer: ConnectionLayer, steps: LayerSteps): Promise<LayerState> {
  const startedMs = performance.now();
  const result = await steps[layer]();
  const tookMs = Math.round(performance.now() - startedMs);
  // The steps' types join each result to its layer, which a loop over all of them cannot tell the compiler.
  if ("found" in result) return { layer, state: "passed", tookMs, found: result.found } as LayerState;
  return { layer, state: "failed", tookMs, problem: result.problem } as LayerState;
}
