import "./step-list.css";
import { useRef, useState } from "react";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { FoldedSteps } from "./folded-steps.tsx";
import { StepItem } from "./step-item.tsx";
import { useFoldedSteps } from "./use-folded-steps.ts";
import type { Act } from "./use-follow-present.ts";

const none: Readonly<Record<string, boolean>> = {};

/**
 * Every step in its order; those that are over fold into one line. The present one is open, and what the person opened or
 * put focus into stays so, whatever the run does meanwhile.
 */
export function StepList({ run, act }: { run: RunView; act: Act }) {
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({});
  const [isUnfolded, setUnfolded] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const opened = openedByItself(run);
  const folded = useFoldedSteps(run, list, isUnfolded ? none : choices);
  const choose = (id: string, isOpen: boolean) =>
    setChoices((before) => (before[id] === isOpen ? before : { ...before, [id]: isOpen }));
  const forget: Act = async (deed) => {
    await act(deed);
    setChoices(({ [run.step ?? ""]: _done, ...others }) => others);
  };
  return (
    <section aria-labelledby="run-steps-heading" className="run-steps">
      <h2 id="run-steps-heading" className="panel-heading">
        Steps
      </h2>
      <ol ref={list} className="step-list">
        {folded > 0 && <FoldedSteps steps={run.steps.slice(0, folded)} isShown={isUnfolded} onShow={setUnfolded} />}
        {run.steps.map(
          (step, index) =>
            index >= (isUnfolded ? 0 : folded) && (
              <StepItem
                key={step.id}
                run={run}
                step={step}
                number={index + 1}
                isPresent={run.state !== "ended" && step.id === run.step}
                isOpen={choices[step.id] ?? step.id === opened}
                onOpen={choose}
                act={forget}
              />
            ),
        )}
      </ol>
    </section>
  );
}

/** The present step; of one that ended otherwise than done, the last that did not go as it should. */
function openedByItself({ state, step, steps, ending }: RunView): string | null {
  if (state !== "ended") return step;
  if (ending?.outcome === "done") return null;
  return steps.findLast(({ status }) => status === "against" || status === "unclear")?.id ?? null;
}
