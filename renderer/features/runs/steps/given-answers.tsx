import type { StepView } from "../../../../shared/runbooks/run-view.ts";

/** What was answered, in the words in which it was asked. */
export function GivenAnswers({ step: { inputs, given, status } }: { step: StepView }) {
  const answers = Object.entries(given);
  if (answers.length === 0) {
    return <p className="soft">{status === "skipped" ? "It was not asked." : "It is asked when the run gets here."}</p>;
  }
  return (
    <dl className="step-pairs">
      {answers.map(([id, value]) => {
        const input = inputs.find((one) => one.id === id);
        const label = input?.values?.find((choice) => choice.value === value)?.label ?? value;
        return (
          <div key={id}>
            <dt>{input?.label ?? id}</dt>
            <dd>{label}</dd>
          </div>
        );
      })}
    </dl>
  );
}
