import "./run-shape.css";
import type { RunView, StepStatus, StepView } from "../../../shared/runbooks/run-view.ts";
import { ShapeFrame } from "../../components/shape-frame.tsx";
import { isGoneThrough, type RunStanding, runLook } from "../../words/run-words.ts";
import { isOnlyShown, stepLook } from "../../words/step-words.ts";

type ShapeName =
  | "check"
  | "hollow-check"
  | "half"
  | "cross"
  | "question"
  | "bar"
  | "turning"
  | "hand"
  | "broken"
  | "ring"
  | "passed-by"
  | "exclamation";

/** Outlines that differ at a glance and without colour. `currentColor` fills, the ground shows in the lines. */
const shapes: Record<ShapeName, React.ReactNode> = {
  check: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path className="run-shape-line" d="M5.8 10.4l2.8 2.8 5.6-6" />
    </>
  ),
  "hollow-check": (
    <>
      <circle cx="10" cy="10" r="8.2" stroke="currentColor" />
      <path d="M6.2 10.3l2.6 2.6 5-5.4" stroke="currentColor" />
    </>
  ),
  half: (
    <>
      <circle cx="10" cy="10" r="8" stroke="currentColor" />
      <path d="M10 2a8 8 0 0 1 0 16Z" fill="currentColor" />
    </>
  ),
  cross: (
    <>
      <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3Z" fill="currentColor" />
      <path className="run-shape-line" d="M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4" />
    </>
  ),
  question: (
    <>
      <circle cx="10" cy="10" r="8.4" stroke="currentColor" strokeDasharray="3.6 2.2" />
      <path d="M7.6 8a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5M10 14.2v.2" stroke="currentColor" />
    </>
  ),
  bar: (
    <>
      <circle cx="10" cy="10" r="8.2" stroke="currentColor" />
      <path d="M5.6 10h8.8" stroke="currentColor" />
    </>
  ),
  turning: (
    <>
      <circle cx="10" cy="10" r="8.2" stroke="currentColor" opacity="0.3" />
      <path className="run-shape-turn" d="M10 1.8A8.2 8.2 0 0 1 18.2 10" stroke="currentColor" strokeWidth="2.6" />
    </>
  ),
  hand: (
    <>
      <path d="M10 .8 19.2 10 10 19.2.8 10Z" fill="currentColor" />
      <circle className="run-shape-fill" cx="10" cy="7.4" r="2.1" />
      <path className="run-shape-fill" d="M6.2 13.4a3.8 3.2 0 0 1 7.6 0Z" />
    </>
  ),
  broken: (
    <>
      <path d="M10 1.8a8.2 8.2 0 0 1 0 16.4M7 17.6A8.2 8.2 0 0 1 5 3.4" stroke="currentColor" />
      <path d="M10 6v5M10 14v.2" stroke="currentColor" />
    </>
  ),
  ring: <circle cx="10" cy="10" r="7.4" stroke="currentColor" />,
  "passed-by": <path d="M5 10h10" stroke="currentColor" />,
  exclamation: (
    <>
      <path
        d="M10 1.6 19.2 18H.8Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path className="run-shape-line" d="M10 7.4v4.6M10 14.9v.2" />
    </>
  ),
};

export function RunShape({ name, size = 20 }: { name: ShapeName; size?: number }) {
  return (
    <ShapeFrame className="run-shape" size={size}>
      {shapes[name]}
    </ShapeFrame>
  );
}

const ofStep: Record<StepStatus, ShapeName> = {
  ahead: "ring",
  working: "turning",
  yours: "hand",
  done: "check",
  against: "cross",
  unclear: "question",
  skipped: "passed-by",
};

export function StepShape({ run, step, size = 20 }: { run: RunView; step: StepView; size?: number }) {
  const name = isOnlyShown(run, step) ? "hollow-check" : ofStep[step.status];
  return (
    <span className="run-shape-box" data-tone={stepLook(run, step).tone}>
      <RunShape name={name} size={size} />
    </span>
  );
}

const ofOutcome = { done: "check", incomplete: "half", failed: "cross", unknown: "question", refused: "bar" } as const;
const ofOpen = { working: "turning", yours: "hand", "cut-off": "broken" } as const;

const shapeOf = ({ state, ending }: RunStanding): ShapeName =>
  state === "ended" ? ofOutcome[ending?.outcome ?? "unknown"] : ofOpen[state];

/** How a run stands: shape and word. */
export function RunMark({ run, size = 18 }: { run: RunStanding; size?: number }) {
  const { words, tone } = runLook(run);
  const name = isGoneThrough(run) ? "hollow-check" : shapeOf(run);
  return (
    <span className="run-mark" data-tone={tone}>
      <RunShape name={name} size={size} />
      {words}
    </span>
  );
}
