import type { CheckResult, EvidenceLine } from "../../../../shared/runbooks/check.ts";
import type { VetoHit } from "../../../../shared/runbooks/vetoes/veto.ts";
import { Age } from "../../../components/age.tsx";
import { gradeWords } from "../../../words/grade-words.ts";
import { vetoWords } from "../../../words/run-words.ts";
import { HoldsMark } from "./holds-mark.tsx";

/** What was found, fact by fact. `isOver`: it is not looked for any more. */
export function CheckFound({ result, isOver }: { result: CheckResult; isOver: boolean }) {
  const { answer, text, lines, vetoes = [], recommended } = result;
  return (
    <div className="check-found">
      <p className="check-found-sentence">
        <HoldsMark holds={answer} isOver={isOver} />
        <span>{text}</span>
      </p>
      {recommended !== undefined && (
        <p className="check-found-recommended">
          Recommended primary: <strong>{recommended ?? "cannot tell"}</strong>
        </p>
      )}
      {vetoes.length > 0 && <Vetoes vetoes={vetoes} />}
      {lines.length > 0 && <EvidenceTable lines={lines} isOver={isOver} />}
    </div>
  );
}

const vetoTone = { hard: "alarm", soft: "caution", shown: "unsure" } as const;

function Vetoes({ vetoes }: { vetoes: readonly VetoHit[] }) {
  return (
    <ul className="check-vetoes" aria-label="What speaks against it">
      {vetoes.map((hit) => (
        <li key={hit.condition} data-tone={vetoTone[hit.weight]}>
          <strong>{vetoWords(hit)}.</strong> {hit.message}
        </li>
      ))}
    </ul>
  );
}

function EvidenceTable({ lines, isOver }: { lines: readonly EvidenceLine[]; isOver: boolean }) {
  return (
    <table className="evidence">
      <caption className="only-read-out">Evidence</caption>
      <thead>
        <tr>
          <th scope="col">About</th>
          <th scope="col">What</th>
          <th scope="col">Holds</th>
          <th scope="col">How we know</th>
          <th scope="col">Age</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.about} ${line.what}`}>
            <td className="evidence-about">{aboutWords(line.about)}</td>
            <td>{line.what}</td>
            <td className="evidence-holds">
              <HoldsMark holds={line.holds} isOver={isOver} />
            </td>
            <td className="evidence-grade">{gradeWords[line.grade]}</td>
            <td className="evidence-age">{line.at === null ? "–" : <Age at={line.at} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const aboutWords = (about: string | null): string => (about === "site" ? "site name" : (about ?? "pair"));
