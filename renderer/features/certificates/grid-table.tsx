import { useState } from "react";
import { sentNames, siteTarget } from "../../../shared/certificates/sent-names.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { sentNameWords } from "../../words/certificate-grid-words.ts";
import type { GridRow } from "./arrange-grid.ts";
import { GridCellButton } from "./grid-cell-button.tsx";
import { whomOf } from "./whom-of.ts";

interface GridTableProps {
  rows: readonly GridRow[];
  pair: PairView | null;
  openKey: string | null;
  onOpen(key: string | null): void;
}

/** Three by three. One cell at a time is in the order of Tab; arrow keys move among them. */
export function GridTable({ rows, pair, openKey, onOpen }: GridTableProps) {
  const [chosen, setActive] = useState<string | null>(null);
  const active = chosen ?? openKey ?? rows[0]?.cells[0]?.key;
  return (
    <table className="served-grid" aria-labelledby="grid-heading">
      <thead>
        <tr>
          <td />
          {sentNames.map((sni) => (
            <th key={sni} scope="col">
              {sentNameWords[sni].title} <span className="soft">{sentNameWords[sni].meaning}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ target, cells }) => (
          <tr key={target}>
            <TargetHeading target={target} pair={pair} />
            {cells.map((arranged) => (
              <td key={arranged.key}>
                <GridCellButton
                  arranged={arranged}
                  isOpen={arranged.key === openKey}
                  isActive={arranged.key === active}
                  onOpen={onOpen}
                  onActive={setActive}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TargetHeading({ target, pair }: { target: string; pair: PairView | null }) {
  const { host, port } = whomOf(target, pair);
  const address = port === 443 ? host : `${host}:${port}`;
  if (target === siteTarget)
    return (
      <th scope="row" className="grid-target" data-side="site">
        Site name <span className="soft">{address}</span>
      </th>
    );
  const isNormalPrimary = pair?.normalPrimary === target;
  return (
    <th scope="row" className="grid-target" data-side={isNormalPrimary ? "primary" : "backup"}>
      {target}{" "}
      {pair && (
        <span className="soft">
          {isNormalPrimary ? "normal primary" : "normal backup"}
          {address !== target && (
            <>
              , <span className="mono">{address}</span>
            </>
          )}
        </span>
      )}
    </th>
  );
}
