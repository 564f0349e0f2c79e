import type { SeenCheck } from "../../../shared/readiness/readiness-check.ts";
import { seenWords } from "../../../shared/readiness/readiness-words.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { GradeMark } from "../../components/grade-mark.tsx";
import { wordsForFinding } from "../../words/findings/words-for-finding.ts";
import { answerWords } from "../../words/grade-words.ts";

/** The part of the best practice that needs nobody's word. */
export function SeenChecks({ checks }: { checks: readonly SeenCheck[] }) {
  return (
    <section className="panel readiness-section" aria-labelledby="seen-heading">
      <h2 id="seen-heading">What Pairdesk sees by itself</h2>
      <ul className="seen-checks">
        {checks.map((check) => (
          <SeenLine key={check.check} {...check} />
        ))}
      </ul>
    </section>
  );
}

function SeenLine({ check, answer, message, code, grade, at }: SeenCheck) {
  const { Icon, tone } = answerLooks[answer];
  const words = seenWords[check];
  const advice = code === null ? null : (wordsForFinding(code)?.advice ?? null);
  return (
    <li className="seen-check" data-tone={tone}>
      <Icon size={19} stroke={1.8} aria-hidden="true" />
      <div>
        <p>
          {words.title}: <strong className="check-answer">{answerWords[answer]}</strong>
        </p>
        {message !== null && <p>{message}</p>}
        {answer === "unknown" && <p className="soft">{words.unknown}</p>}
        {advice !== null && <p className="soft">{advice}</p>}
        {grade !== "unknown" && check !== "own-addresses" && <GradeMark grade={grade} at={at} />}
      </div>
    </li>
  );
}
