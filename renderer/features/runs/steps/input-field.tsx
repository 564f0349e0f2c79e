import type { Input } from "../../../../shared/runbooks/runbook.ts";
import { ChoiceField } from "../../pair-form/choice-field.tsx";
import { fieldId } from "../../pair-form/draft-form.ts";
import { LinesField, TextField } from "../../pair-form/text-field.tsx";
import { ApplianceIdentity } from "./appliance-identity.tsx";

interface InputFieldProps {
  pairId: string;
  stepId: string;
  input: Input;
  value: string;
  problem: string | undefined;
  onChange(value: string): void;
}

const pathOf = (stepId: string, inputId: string): string => `run.${stepId}.${inputId}`;

export const inputFieldId = (stepId: string, inputId: string): string => fieldId(pathOf(stepId, inputId));

/** One input, as its kind wants it. */
export function InputField({ pairId, stepId, input, value, problem, onChange }: InputFieldProps) {
  const { id, kind, label, hint, values = [] } = input;
  const field = { path: pathOf(stepId, id), label, value, onChange, problem, hint };
  switch (kind) {
    case "choice":
      return (
        <div className="question-input">
          <ChoiceField {...field} choices={values.map(withMeaning)} />
          {hint !== undefined && <p className="question-hint soft">{hint}</p>}
        </div>
      );
    case "text":
      return <TextField {...field} isRequired />;
    case "veto-reason":
      return (
        <div className="question-veto" data-tone="caution">
          <LinesField {...field} />
        </div>
      );
    case "confirm":
      return <ConfirmField pairId={pairId} field={field} wanted={values[0]?.value ?? "yes"} />;
  }
}

/** An optional field that is not there is left out altogether. */
const withMeaning = ({ value, label, meaning }: NonNullable<Input["values"]>[number]) => ({
  value,
  label,
  ...(meaning === undefined ? {} : { meaning }),
});

interface Field {
  path: string;
  label: string;
  value: string;
  problem: string | undefined;
  hint: string | undefined;
  onChange(value: string): void;
}

interface ConfirmFieldProps {
  pairId: string;
  field: Field;
  wanted: string;
}

/** A name is typed, so that nobody confirms the wrong side by habit; a yes is ticked. */
function ConfirmField({ pairId, field, wanted }: ConfirmFieldProps) {
  if (wanted === "yes") return <YesField field={field} />;
  return (
    <div className="question-confirm">
      <ApplianceIdentity pairId={pairId} name={wanted} />
      <TextField
        {...field}
        hint={field.hint ?? `Type ${wanted} to say that it is the one you mean.`}
        isRequired
        isMono
      />
    </div>
  );
}

function YesField({ field: { path, label, value, problem, hint, onChange } }: { field: Field }) {
  const id = fieldId(path);
  const isChosen = value === "yes";
  return (
    <div className="question-yes">
      <label className="choice-card" data-chosen={isChosen}>
        <input
          id={id}
          type="checkbox"
          checked={isChosen}
          aria-label={label}
          aria-describedby={`${id}-more`}
          aria-invalid={problem !== undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? "yes" : "")}
        />
        <span className="choice-card-words">
          <span className="choice-card-label">{label}</span>
        </span>
      </label>
      <p id={`${id}-more`} className={problem === undefined ? "question-hint soft" : "field-problem"}>
        {problem ?? hint}
      </p>
    </div>
  );
}
