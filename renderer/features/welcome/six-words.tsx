import type { Verdict } from "../../../shared/domain/pair-status.ts";
import { VerdictShape, verdictTone } from "../../components/verdict-shape.tsx";
import { verdictOrder } from "../../words/verdict-words.ts";

const meanings: Record<Verdict, string> = {
  protected: "the backup can take over now",
  degraded: "it could take over, but something is wrong",
  unknown: "it cannot be told from here",
  unprotected: "the backup could not take over",
  outage: "people cannot work, or soon will not",
  conflict: "the two disagree about who is primary",
};

/** What the window will say, before it has anything to say it of. The best comes first: it is what one hopes to see. */
export function SixWords() {
  return (
    <section className="six-words" aria-labelledby="six-words-heading">
      <h2 id="six-words-heading" className="panel-heading">
        The six words, and their shapes
      </h2>
      <ul>
        {verdictOrder.toReversed().map((verdict) => (
          <li key={verdict} data-tone={verdictTone[verdict]}>
            <VerdictShape verdict={verdict} size={20} />
            <p>
              <strong>{verdict}</strong> {meanings[verdict]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
