import "./step-list.css";
import IconAlertCircle from "@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import { type Step, stepNames } from "./use-add-pair.ts";

interface StepListProps {
  step: Step;
  furthest: Step;
  hasProblem(step: Step): boolean;
  onChoose(step: Step): void;
}

/** Where in the wizard one is; steps that were reached before can be gone to. */
export function StepList({ step, furthest, hasProblem, onChoose }: StepListProps) {
  return (
    <nav aria-label="Steps">
      <ol className="step-list">
        {stepNames.map((name, index) => {
          const which = index as Step;
          const isReached = which <= furthest;
          const isDone = isReached && which !== step && which < 3;
          const isWrong = isDone && hasProblem(which);
          return (
            <li key={name}>
              <button
                type="button"
                className="step"
                data-state={stateOf(which === step, isDone, isWrong)}
                aria-current={which === step ? "step" : undefined}
                disabled={!isReached}
                onClick={() => onChoose(which)}
              >
                <span className="step-mark" aria-hidden="true">
                  <Mark number={index + 1} isDone={isDone} isWrong={isWrong} />
                </span>
                <span className="step-name">
                  {name}
                  {isDone && <span className="only-read-out">{isWrong ? ", has a problem" : ", done"}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const stateOf = (isCurrent: boolean, isDone: boolean, isWrong: boolean): string => {
  if (isCurrent) return "current";
  if (isWrong) return "wrong";
  return isDone ? "done" : "ahead";
};

function Mark({ number, isDone, isWrong }: { number: number; isDone: boolean; isWrong: boolean }) {
  if (isWrong) return <IconAlertCircle size={17} stroke={2} />;
  return isDone ? <IconCheck size={16} stroke={2.4} /> : number;
}
