import type { Answer } from "../../../../shared/runbooks/check.ts";
import { holdsLooks } from "../../../words/run-words.ts";
import { RunShape } from "../run-shape.tsx";

const shapes = { yes: "check", no: "cross", unknown: "question" } as const;

/** Yes, no or not known: shape, colour and word; without its word on screen it is still read out. */
export const HoldsMark = ({ holds, hasWord }: { holds: Answer; hasWord: boolean }) => (
  <span className="holds-mark" data-tone={holdsLooks[holds].tone}>
    <RunShape name={shapes[holds]} size={16} />
    <span className={hasWord ? "" : "only-read-out"}>{holdsLooks[holds].words}</span>
  </span>
);
