import "./choice-field.css";
import { useId } from "react";
import { fieldId } from "./draft-form.ts";

interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** One plain sentence on what the choice means. */
  meaning?: string;
}

interface ChoiceFieldProps<Value extends string> {
  path: string;
  label: string;
  value: Value | null;
  choices: readonly Choice<Value>[];
  onChange(value: Value): void;
  problem?: string | undefined;
  /** Side by side where there is room. */
  isBeside?: boolean;
}

/** One of a few, each with its meaning beside it. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { path, label, value, choices, onChange, problem, isBeside = false } = props;
  const problemId = useId();
  return (
    <fieldset
      className="choice-field"
      id={fieldId(path)}
      data-beside={isBeside}
      data-invalid={problem !== undefined}
      aria-describedby={problem === undefined ? undefined : problemId}
    >
      <legend>{label}</legend>
      <div className="choice-field-choices">
        {choices.map((choice) => (
          <ChoiceCard
            key={choice.value}
            group={path}
            choice={choice}
            isChosen={choice.value === value}
            onChoose={() => onChange(choice.value)}
          />
        ))}
      </div>
      {problem !== undefined && (
        <p className="field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function ChoiceCard<Value extends string>({
  group,
  choice,
  isChosen,
  onChoose,
}: {
  group: string;
  choice: Choice<Value>;
  isChosen: boolean;
  onChoose(): void;
}) {
  const meaningId = useId();
  return (
    <label className="choice-card" data-chosen={isChosen}>
      <input
        type="radio"
        name={group}
        checked={isChosen}
        onChange={onChoose}
        aria-describedby={choice.meaning === undefined ? undefined : meaningId}
        aria-label={choice.label}
      />
      <span className="choice-card-words">
        <span className="choice-card-label">{choice.label}</span>
        {choice.meaning !== undefined && (
          <span className="choice-card-meaning" id={meaningId}>
            {choice.meaning}
          </span>
        )}
      </span>
    </label>
  );
}
