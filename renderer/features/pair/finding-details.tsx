import type { Finding } from "../../../shared/domain/pair-status.ts";
import { Age } from "../../components/age.tsx";
import { wordsForFinding } from "../../words/findings/words-for-finding.ts";
import { gradeWords } from "../../words/grade-words.ts";

export function FindingDetails({ finding }: { finding: Finding }) {
  const words = wordsForFinding(finding.code);
  return (
    <dl className="finding-details">
      {words && (
        <div>
          <dt>What it means</dt>
          <dd>
            <strong>{words.title}.</strong> {words.meaning}
          </dd>
        </div>
      )}
      <div>
        <dt>Evidence</dt>
        <dd>{finding.evidence.length === 0 ? "none recorded" : <Evidence evidence={finding.evidence} />}</dd>
      </div>
      {words && (
        <div>
          <dt>What to do</dt>
          <dd>{words.advice}</dd>
        </div>
      )}
    </dl>
  );
}

const Evidence = ({ evidence }: Pick<Finding, "evidence">) => (
  <ul>
    {evidence.map(({ what, at, grade }) => (
      <li key={`${what} ${at}`}>
        {what}{" "}
        <span className="soft">
          ({gradeWords[grade]}
          {at !== null && (
            <>
              , <Age at={at} suffix=" ago" />
            </>
          )}
          )
        </span>
      </li>
    ))}
  </ul>
);
