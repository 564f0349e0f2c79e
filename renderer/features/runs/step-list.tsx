import "./step-list.css";
import { useState } from "react";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { StepItem } from "./step-item.tsx";
import type { Act } from "./use-follow-present.ts";

/**
 * Every step in its order. The present one is open, and what the person opened or put focus into stays so, whatever the
 * run does meanwhile.
 */
export function StepList({ run, act }: { run: RunView; act: Act }) {
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({});
  const opened = openedByItself(run);
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
      <ol className="step-list">
        {run.steps.map((step, index) => (
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
        ))}
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
