import { useCallback, useMemo, useRef, useState } from "react";
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { arrangeGrid } from "./arrange-grid.ts";
import { CellDetails } from "./cell-details.tsx";
import { GridTable } from "./grid-table.tsx";
import { whomOf } from "./whom-of.ts";

interface GridPanelProps {
  grid: CertificateGrid;
  pair: PairView | null;
  pairId: string;
}

/** Who serves what, however one asks; each cell opens to all that was seen. */
export function GridPanel({ grid, pair, pairId }: GridPanelProps) {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const rows = useMemo(() => arrangeGrid(grid), [grid]);
  const panel = useRef<HTMLElement>(null);
  const cells = rows.flatMap((row) => row.cells);
  const open = cells.find(({ key }) => key === openKey);
  const close = useCallback(() => {
    panel.current?.querySelector<HTMLElement>('[data-grid-cell][aria-expanded="true"]')?.focus();
    setOpenKey(null);
  }, []);
  return (
    <section ref={panel} className="panel certificates-section" aria-labelledby="grid-heading">
      <header className="certificates-section-head">
        <h2 id="grid-heading">What is served</h2>
        <p className="soft">Equal certificates have the same letter. Open a cell for all of it.</p>
      </header>
      <p className="soft">
        A client says which name it wants when it connects (SNI). One that says none, or another one, usually gets the
        default certificate.
      </p>
      <GridTable rows={rows} pair={pair} openKey={openKey} onOpen={setOpenKey} />
      {open?.cell && (
        <CellDetails
          key={open.key}
          arranged={open}
          cell={open.cell}
          others={cells}
          whom={whomOf(open.target, pair)}
          pairId={pairId}
          onClose={close}
        />
      )}
    </section>
  );
}
