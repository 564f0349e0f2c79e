import type { FileProblem } from "../../../shared/certificates/certificate-file.ts";
import { problemLooks, worstFirst } from "../../words/certificate-file-words.ts";
import { problemShapes } from "./file-shape.tsx";

/** What is wrong, or should be known, worst first. */
export function ProblemList({ problems, name }: { problems: readonly FileProblem[]; name: string }) {
  if (problems.length === 0) return null;
  return (
    <ul className="file-problems" aria-label={name}>
      {worstFirst(problems).map(({ code, severity, message }) => {
        const { words, tone } = problemLooks[severity];
        const Icon = problemShapes[severity];
        return (
          <li key={`${code} ${message}`} data-tone={tone}>
            <Icon size={17} stroke={1.9} aria-hidden="true" />
            <p>
              <strong>{words}:</strong> {message}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
