import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import type { StepView } from "../../../shared/runbooks/run-view.ts";
import { foldedWords, tallyOf } from "../../words/step-words.ts";

interface FoldedStepsProps {
  steps: readonly StepView[];
  isShown: boolean;
  onShow(isShown: boolean): void;
}

/** One line for the steps that are over, so that the present one is near the top. */
export function FoldedSteps({ steps, isShown, onShow }: FoldedStepsProps) {
  return (
    <li className="step-fold">
      <button type="button" className="step-fold-control" aria-expanded={isShown} onClick={() => onShow(!isShown)}>
        <span className="step-title">{foldedWords(steps.length)}</span>
        <span className="step-facts">
          {tallyOf(steps).map(({ status, words, tone }) => (
            <span key={status} className="step-status" data-tone={tone}>
              {words}
            </span>
          ))}
        </span>
        <span className="step-fold-chevron">
          <IconChevronDown size={17} stroke={1.8} aria-hidden="true" />
        </span>
      </button>
    </li>
  );
}
