import { Button } from "@mantine/core";
import { type FormEvent, useCallback, useRef, useState } from "react";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import type { Act } from "../use-follow-present.ts";
import { findMissing, type Missing } from "./find-missing.ts";
import { InputField, inputFieldId } from "./input-field.tsx";

interface QuestionFormProps {
  run: RunView;
  step: StepView;
  act: Act;
}

/** What is asked of the person. What is missing is said beside its field, and focus goes to the first. */
export function QuestionForm({ run, step, act }: QuestionFormProps) {
  const { runs } = useWindowStores();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(step.given);
  const [missing, setMissing] = useState<Missing>({});
  const { id, inputs } = step;
  const sending = useAction(
    useCallback((given: Record<string, string>) => act(() => runs.answer(run.id, id, given)), [act, runs, run.id, id]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending.isBusy) return;
    const found = findMissing(inputs, values);
    setMissing(found);
    const first = inputs.find((input) => found[input.id] !== undefined);
    if (first) focusField(form.current, inputFieldId(id, first.id));
    else sending.run(Object.fromEntries(inputs.map((input) => [input.id, values[input.id]?.trim() ?? ""])));
  };
  const change = (inputId: string, value: string) => {
    setValues((before) => ({ ...before, [inputId]: value }));
    setMissing(({ [inputId]: _mended, ...others }) => others);
  };
  return (
    <form ref={form} className="fields question-form" onSubmit={submit} noValidate>
      {inputs.map((input) => (
        <InputField
          key={input.id}
          pairId={run.pairId}
          stepId={id}
          input={input}
          value={values[input.id] ?? ""}
          problem={missing[input.id]}
          onChange={(value) => change(input.id, value)}
        />
      ))}
      <FailureNote failure={sending.failure} />
      <div>
        <Button type="submit" aria-disabled={sending.isBusy}>
          {buttonWords(inputs)}
        </Button>
      </div>
    </form>
  );
}

/** A name that is typed is no answer to a question: the call may be next. */
function buttonWords(inputs: StepView["inputs"]): string {
  if (inputs.length > 1) return "Give these answers";
  return inputs[0]?.kind === "confirm" ? "Confirm" : "Give this answer";
}

function focusField(form: HTMLFormElement | null, fieldId: string): void {
  const field = form?.querySelector<HTMLElement>(`#${CSS.escape(fieldId)}`);
  const focusable = field?.matches("input, textarea") ? field : field?.querySelector<HTMLElement>("input, textarea");
  focusable?.focus();
}
