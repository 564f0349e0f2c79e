/** The nine cells in rows, with a mark for each distinct certificate, so that one sees at once which of them differ. */
import type { CertificateGrid, GridCell } from "../../../shared/certificates/certificate-grid.ts";
import { type SentName, sentNames } from "../../../shared/certificates/sent-names.ts";

/** Equal certificates carry the same letter and shape. */
export interface LeafMark {
  letter: string;
  /** Counts from 0. */
  index: number;
}

export interface ArrangedCell {
  key: string;
  target: string;
  sni: SentName;
  /** null: it was not asked. */
  cell: GridCell | null;
  /** null: nothing was served. */
  mark: LeafMark | null;
  /** Sent with other certificates behind it than the first one with this mark. */
  hasOtherChain: boolean;
  /** The letter of another certificate that holds the same key. */
  sameKeyAs: string | null;
}

export interface GridRow {
  target: string;
  cells: readonly ArrangedCell[];
}

const cellKey = (target: string, sni: SentName): string => `${sni} ${target}`;

export function arrangeGrid({ cells }: CertificateGrid): readonly GridRow[] {
  const targets = [...new Set(cells.map(({ target }) => target))];
  const leaves = [...new Set(cells.flatMap((cell) => leafOf(cell)?.sha256 ?? []))];
  const find = (target: string, sni: SentName) => cells.find((cell) => cell.target === target && cell.sni === sni);
  const arrange = (target: string, sni: SentName): ArrangedCell => {
    const cell = find(target, sni) ?? null;
    const leaf = cell && leafOf(cell);
    return {
      key: cellKey(target, sni),
      target,
      sni,
      cell,
      mark: leaf ? markAt(leaves.indexOf(leaf.sha256)) : null,
      hasOtherChain: cell !== null && chainOf(cell) !== chainOf(firstLike(cells, cell)),
      sameKeyAs: leaf ? letterOfKey(cells, leaves, leaf) : null,
    };
  };
  return targets.map((target) => ({ target, cells: sentNames.map((sni) => arrange(target, sni)) }));
}

const leafOf = ({ outcome }: GridCell) => (outcome.kind === "served" ? (outcome.chain[0] ?? null) : null);

/** By fingerprint, for what was seen at another time too. */
export function marksOf(grid: CertificateGrid | null): ReadonlyMap<string, LeafMark> {
  const leaves = new Set((grid?.cells ?? []).flatMap((cell) => leafOf(cell)?.sha256 ?? []));
  return new Map([...leaves].map((sha256, index) => [sha256, markAt(index)]));
}

const markAt = (index: number): LeafMark => ({ letter: String.fromCharCode(65 + index), index });

const chainOf = ({ outcome }: GridCell): string =>
  outcome.kind === "served" ? outcome.chain.map(({ sha256 }) => sha256).join(" ") : "";

const firstLike = (cells: readonly GridCell[], cell: GridCell): GridCell =>
  cells.find((other) => leafOf(other)?.sha256 === leafOf(cell)?.sha256) ?? cell;

function letterOfKey(
  cells: readonly GridCell[],
  leaves: readonly string[],
  leaf: { sha256: string; keySha256: string },
): string | null {
  const other = cells
    .map(leafOf)
    .find((found) => found && found.keySha256 === leaf.keySha256 && found.sha256 !== leaf.sha256);
  return other ? markAt(leaves.indexOf(other.sha256)).letter : null;
}
