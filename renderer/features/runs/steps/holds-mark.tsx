import type { Answer } from "../../../../shared/domain/answer.ts";
import { holdsLooks, notYetLook } from "../../../words/run-words.ts";
import { RunShape } from "../run-shape.tsx";

const shapes = { yes: "check", no: "cross", unknown: "question" } as const;

interface HoldsMarkProps {
  holds: Answer;
  /** It is not looked for any more: until then a no is calm, for it is what is waited for. */
  isOver: boolean;
}

/** Shape, colour and word. */
export function HoldsMark({ holds, isOver }: HoldsMarkProps) {
  const isNotYet = !isOver && holds === "no";
  const { words, tone } = isNotYet ? notYetLook : holdsLooks[holds];
  return (
    <span className="holds-mark" data-tone={tone}>
      <RunShape name={isNotYet ? "ring" : shapes[holds]} size={16} />
      {words}
    </span>
  );
}
