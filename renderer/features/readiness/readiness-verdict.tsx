import { useId } from "react";
import type { AgedReadiness } from "../../../shared/readiness/readiness-check.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { GradeMark } from "../../components/grade-mark.tsx";
import { wordsForFinding } from "../../words/findings/words-for-finding.ts";
import { answerWords } from "../../words/grade-words.ts";

/** One of the two answers, with each reason: its code, what it says, how that is known and since when. */
export function ReadinessVerdict({ question, readiness }: { question: string; readiness: AgedReadiness }) {
  const id = useId();
  const { Icon, tone } = answerLooks[readiness.answer];
  return (
    <section className="panel readiness-verdict" data-tone={tone} aria-labelledby={id}>
      <h2 id={id}>
        <span className="readiness-icon">
          <Icon size={24} stroke={1.8} aria-hidden="true" />
        </span>
        <span>
          {question}: <strong>{answerWords[readiness.answer]}</strong>
        </span>
      </h2>
      {readiness.reasons.length === 0 ? (
        <p className="soft">Every condition is met.</p>
      ) : (
        <ul>
          {readiness.reasons.map(({ code, message, grade, at }) => (
            <li key={`${code} ${message}`}>
              <span className="mono readiness-code">{code}</span>
              <span>{message}</span>
              <GradeMark grade={grade} at={at} />
              <Advice code={code} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Advice({ code }: { code: string }) {
  const advice = wordsForFinding(code)?.advice;
  return advice ? <span className="soft">{advice}</span> : null;
}
