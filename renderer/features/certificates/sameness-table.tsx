import type { Comparison } from "../../../shared/certificates/certificates-view.ts";
import { answerLooks } from "../../components/answer-shape.tsx";
import { sentNameWords } from "../../words/certificate-grid-words.ts";
import { answerWords } from "../../words/grade-words.ts";

const questions = [
  { field: "sameLeaf", title: "Same certificate" },
  { field: "sameKey", title: "Same key" },
  { field: "sameChain", title: "Same chain" },
] as const;

interface SamenessTableProps {
  comparisons: readonly Comparison[];
  names: readonly [string, string];
  isCurrent: boolean;
}

/** Three verdicts as the site's clients see them, in the first column; beside it, how it is for those who ask otherwise. */
export function SamenessTable({ comparisons, names, isCurrent }: SamenessTableProps) {
  return (
    <table className="sameness" aria-label={`${names[0]} and ${names[1]} compared`}>
      <thead>
        <tr>
          <td />
          {comparisons.map(({ sni }) => (
            <th key={sni} scope="col">
              {sentNameWords[sni].title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {questions.map(({ field, title }) => (
          <tr key={field}>
            <th scope="row">{title}</th>
            {comparisons.map((comparison) => (
              <td key={comparison.sni}>
                <Verdict answer={comparison[field]} isFirst={comparison.sni === "site"} isCurrent={isCurrent} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verdict(props: { answer: Comparison["sameLeaf"]; isFirst: boolean; isCurrent: boolean }) {
  const { answer, isFirst, isCurrent } = props;
  const { Icon, tone } = answerLooks[answer];
  // Another certificate is a warning as long as clients accept it; whether they do is the rehearsal's to say.
  const ownTone = answer === "no" ? "caution" : tone;
  return (
    <span className="sameness-answer" data-first={isFirst} data-tone={isCurrent ? ownTone : "unsure"}>
      <Icon size={isFirst ? 20 : 17} stroke={1.9} aria-hidden="true" /> {answerWords[answer]}
    </span>
  );
}
