import "./layer-list.css";
import { Loader } from "@mantine/core";
import IconCircleCheckFilled from "@tabler/icons-react/dist/esm/icons/IconCircleCheckFilled.mjs";
import IconCircleDashed from "@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs";
import IconCircleMinus from "@tabler/icons-react/dist/esm/icons/IconCircleMinus.mjs";
import IconCircleXFilled from "@tabler/icons-react/dist/esm/icons/IconCircleXFilled.mjs";
import type { ReactNode } from "react";
import type { ConnectionLayers, LayerState } from "../../../shared/domain/connection-layers.ts";
import { foundWords, layerNames, layerPurposes } from "../../words/layer-words.ts";
import type { Tone } from "../../words/tone.ts";

/** The layers from the lowest up, each with what it found; what stands below the one that failed is `underFailed`. */
export function LayerList({
  layers,
  underPassedTrust,
  underFailed,
}: {
  layers: ConnectionLayers;
  underPassedTrust: ReactNode;
  underFailed: (state: Extract<LayerState, { state: "failed" }>) => ReactNode;
}) {
  return (
    <ol className="layer-list" aria-label="Layers">
      {layers.map((state) => (
        <li key={state.layer} className="layer" data-state={state.state} data-tone={tones[state.state]}>
          <LayerMark state={state.state} />
          <div className="layer-words">
            <p className="layer-head">
              <span className="layer-name">{layerNames[state.layer]}</span>
              <span className="only-read-out">: {stateWords[state.state]}</span>
              {"tookMs" in state && <span className="layer-time">{state.tookMs} ms</span>}
            </p>
            {state.state !== "failed" && <p className="layer-found">{wordsOf(state)}</p>}
            {state.state === "failed" && underFailed(state)}
            {state.layer === "trust" && state.state === "passed" && underPassedTrust}
          </div>
        </li>
      ))}
    </ol>
  );
}

type State = LayerState["state"];

const tones: Record<State, Tone> = {
  waiting: "unsure",
  running: "unsure",
  passed: "good",
  failed: "alarm",
  skipped: "unsure",
};

const stateWords: Record<State, string> = {
  waiting: "not tried yet",
  running: "is being tried",
  passed: "works",
  failed: "fails",
  skipped: "not tried",
};

const wordsOf = (state: Exclude<LayerState, { state: "failed" }>): string => {
  if (state.state === "passed") return foundWords(state);
  if (state.state === "running") return "trying…";
  return state.state === "skipped" ? "not tried" : layerPurposes[state.layer];
};

function LayerMark({ state }: { state: State }) {
  if (state === "running") return <Loader size={18} className="layer-mark" aria-hidden="true" />;
  const Icon = marks[state];
  return <Icon size={20} aria-hidden="true" />;
}

const marks = {
  waiting: IconCircleDashed,
  passed: IconCircleCheckFilled,
  failed: IconCircleXFilled,
  skipped: IconCircleMinus,
};
