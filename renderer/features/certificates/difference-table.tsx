import type { Difference } from "../../../shared/certificates/certificates-view.ts";

interface DifferenceTableProps {
  differences: readonly Difference[];
  names: readonly [string, string];
  caption: string;
}

/** Field by field, only what is not the same. */
export function DifferenceTable({ differences, names, caption }: DifferenceTableProps) {
  return (
    <table className="difference-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, a, b }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <Side name={names[0]} value={a} />
            <Side name={names[1]} value={b} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Side = ({ name, value }: { name: string; value: string | null }) => (
  <td>
    <span className="difference-side soft" aria-hidden="true">
      {name}:{" "}
    </span>
    {value ?? <span className="soft">nothing to compare</span>}
  </td>
);
