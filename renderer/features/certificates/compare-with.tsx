import { NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ServedChain } from "../../../shared/certificates/certificate-grid.ts";
import { sentNameWords, targetName } from "../../words/certificate-grid-words.ts";
import type { ArrangedCell } from "./arrange-grid.ts";
import { compareCells } from "./compare-cells.ts";
import { DifferenceTable } from "./difference-table.tsx";

interface CompareWithProps {
  own: ArrangedCell;
  served: ServedChain;
  others: readonly ArrangedCell[];
}

/** Holds one cell against another that the person picks. */
export function CompareWith({ own, served, others }: CompareWithProps) {
  const [chosen, setChosen] = useState("");
  const choices = others.filter(({ key, cell }) => key !== own.key && cell?.outcome.kind === "served");
  const other = choices.find(({ key }) => key === chosen);
  const otherServed = other?.cell?.outcome;
  const differences = useMemo(
    () => (otherServed?.kind === "served" ? compareCells(served, otherServed) : null),
    [served, otherServed],
  );
  if (choices.length === 0) return null;
  return (
    <div className="compare-with">
      <NativeSelect
        label="Compare with"
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[
          { value: "", label: "nothing" },
          ...choices.map((choice) => ({ value: choice.key, label: nameOf(choice) })),
        ]}
      />
      {other && differences?.length === 0 && <p role="status">Nothing differs from {nameOf(other)}.</p>}
      {other && differences !== null && differences.length > 0 && (
        <DifferenceTable
          differences={differences}
          names={[nameOf(own), nameOf(other)]}
          caption={`${differences.length} ${differences.length === 1 ? "field differs" : "fields differ"}`}
        />
      )}
    </div>
  );
}

const nameOf = ({ target, sni }: ArrangedCell): string => `${targetName(target)}, ${sentNameWords[sni].short}`;
