import { useId, useState } from "react";
import { type AttestedForm, attestedForm, isAttestedValue } from "../../../shared/attestations/attested-values.ts";
import type { AttestationItem } from "../../../shared/domain/attestation.ts";
import { valueWords } from "../../../shared/readiness/readiness-words.ts";

interface InputProps {
  about: string;
  item: AttestationItem;
  /** What is staged; null: nothing is. */
  value: string | null;
  onChange(value: string | null): void;
}

/** What can be said of one setting. Nothing is said before the person confirms what they chose. */
export function SettingInput(props: InputProps) {
  const form = attestedForm(props.item);
  return form.kind === "choice" ? <Choice {...props} values={form.values} /> : <Figure {...props} form={form} />;
}

function Choice({ item, value, values, onChange }: InputProps & { values: readonly string[] }) {
  const name = useId();
  return (
    <div className="cell-choice">
      {values.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          {valueWords(item, one)}
        </label>
      ))}
    </div>
  );
}

type FigureForm = Extract<AttestedForm, { kind: "number" }>;

/** Staged as soon as it can be meant; what cannot is said beside the field. */
function Figure({ about, item, value, form, onChange }: InputProps & { form: FigureForm }) {
  const [text, setText] = useState(value === "none" ? "" : (value ?? ""));
  const id = useId();
  const isWrong = text !== "" && !isAttestedValue(item, text);
  const type = (typed: string) => {
    setText(typed);
    if (typed === "" || isAttestedValue(item, typed)) onChange(typed === "" ? null : typed);
  };
  return (
    <div className="cell-figure">
      <input
        type="text"
        inputMode="numeric"
        maxLength={9}
        value={text}
        aria-label={`${about}, in ${form.unit}`}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        onChange={({ currentTarget }) => type(currentTarget.value.trim())}
      />
      <span aria-hidden="true">{form.unit}</span>
      {form.orNone && (
        <label>
          <input
            type="checkbox"
            checked={value === "none"}
            onChange={() => onChange(value === "none" ? null : "none")}
          />
          None
        </label>
      )}
      {isWrong && (
        <p id={id} role="alert" className="cell-problem">
          A whole number from {form.least} to {form.most.toLocaleString()}.
        </p>
      )}
    </div>
  );
}
