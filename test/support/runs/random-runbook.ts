/** Runbooks that nobody would write, but that the schema allows. */
import fc from "fast-check";
import type { Condition, Runbook, Step } from "../../../shared/runbooks/runbook.ts";
import type { VetoWeight } from "../../../shared/runbooks/vetoes/veto.ts";
import { backupStep, deedStep, lookStep, proofStep, questionStep, runbookOf, writeStep } from "./event-maker.ts";

const kinds = ["look", "question", "write", "write", "backup", "deed", "proof", "proof", "decision"] as const;

const conditionOn = (ids: string[]): fc.Arbitrary<Condition> => {
  const step = fc.record({
    step: fc.constantFrom(...ids),
    is: fc.constantFrom<string[]>(["yes"], ["accepted", "unclear"], ["done"], ["yes", "no", "left"]),
  });
  const veto = fc.record({
    veto: fc.constant("cool-down" as const),
    is: fc.constantFrom<VetoWeight[]>(["soft"], ["hard"]),
  });
  const simple: fc.Arbitrary<Condition> = fc.oneof({ weight: 4, arbitrary: step }, veto);
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    fc.record({ not: simple }),
    fc.record({ all: fc.array(simple, { maxLength: 2 }) }),
    fc.record({ any: fc.array(simple, { maxLength: 2 }) }),
  );
};

const endOf = fc.record({
  is: fc.constantFrom<string[]>(["no"], ["unknown"], ["refused"], ["yes"], ["accepted"], ["done"]),
  outcome: fc.constantFrom(
    "done" as const,
    "incomplete" as const,
    "failed" as const,
    "unknown" as const,
    "refused" as const,
  ),
  text: fc.constant("It ends here."),
  next: fc.constant([]),
});

function stepOf(kind: (typeof kinds)[number], index: number): Step {
  const id = `${kind}-${index}`;
  switch (kind) {
    case "look":
      return lookStep(id);
    case "question":
      return questionStep(id);
    case "write":
      return writeStep(id, index % 2 === 0 ? "site2" : "site1");
    case "backup":
      return backupStep(id);
    case "deed":
      return deedStep(id);
    case "proof":
      return proofStep(id);
    case "decision": {
      const branches = [
        { name: "left", label: "Left", when: { step: "look-0", is: ["yes"] } },
        { name: "right", label: "Right" },
      ];
      return { id, kind: "decision", title: id, chapter: "", text: [], branches };
    }
  }
}

/** Mostly led by a look, so that most of them come to their calls. */
export const randomRunbook: fc.Arbitrary<Runbook> = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 })
  .chain((chosen) => {
    const all = (["look", ...chosen] as const).map(stepOf);
    const ids = all.map(({ id }) => id);
    const proofs = ids.filter((id) => id.startsWith("proof-"));
    const optional = <T>(value: fc.Arbitrary<T>, freq: number) => fc.option(value, { nil: null, freq });
    return fc
      .record({
        conditions: fc.array(optional(conditionOn(ids), 2), { minLength: ids.length, maxLength: ids.length }),
        ends: fc.array(optional(endOf, 1), { minLength: ids.length, maxLength: ids.length }),
        from: fc.integer({ min: 0, max: 1 }),
        proof: proofs.length > 0 ? fc.subarray(proofs, { minLength: 1 }) : fc.constant<string[]>(["look-0"]),
      })
      .map(({ conditions, ends, from, proof }) => {
        const steps = all.slice(all.length > 1 ? from : 0).map((step, index) => ({
          ...step,
          ...(index > 0 && conditions[index] ? { when: conditions[index] } : {}),
          ...(ends[index] && index % 2 === 0 ? { ends: [ends[index]] } : {}),
        }));
        return runbookOf(steps as Step[], proof);
      });
  });
