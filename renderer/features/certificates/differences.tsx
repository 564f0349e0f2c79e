import { useMemo } from "react";
import type { Comparison } from "../../../shared/certificates/certificates-view.ts";
import { compareAlike } from "./compare-cells.ts";
import { DifferenceTable } from "./difference-table.tsx";

interface DifferencesProps {
  comparisons: readonly Comparison[];
  names: readonly [string, string];
}

/** In what the two appliances differ, by the core's own comparison; nothing where they do not. */
export function Differences({ comparisons, names }: DifferencesProps) {
  const alike = useMemo(() => compareAlike(comparisons), [comparisons]);
  if (alike.length === 0) return null;
  return (
    <section className="panel certificates-section" aria-labelledby="differences-heading">
      <h2 id="differences-heading">
        What differs between {names[0]} and {names[1]}
      </h2>
      {alike.map(({ asked, differences }) => (
        <DifferenceTable key={asked} differences={differences} names={names} caption={`Asked ${asked}`} />
      ))}
    </section>
  );
}
