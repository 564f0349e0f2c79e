import type { FileProblem } from "../../../shared/pairs-file/file-problem.ts";

/** Everything that is wrong with the file, where an editor finds it. */
export function ImportProblems({ fileName, problems }: { fileName: string; problems: readonly FileProblem[] }) {
  return (
    <section className="import-problems" role="alert" data-tone="alarm" aria-labelledby="import-problems-heading">
      <h2 id="import-problems-heading">
        {problems.length === 1 ? "One thing is wrong" : `${problems.length} things are wrong`} with {fileName}
      </h2>
      <p>Nothing is taken in until the file is right. Correct it and choose it again.</p>
      <ul>
        {problems.map(({ line, column, field, message }) => (
          <li key={`${line}:${column} ${field}`}>
            <span className="import-problems-place">
              Line {line}, column {column}
            </span>
            {field !== null && <span className="mono import-problems-field">{field}</span>}
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
