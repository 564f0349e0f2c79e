/**
 * Every row that can still be found in a damaged file: down each table's tree as far as it is whole, and then in pages that
 * no tree reaches any more, where the rows themselves tell of one table alone. Pages that were given back are left out:
 * what was removed stays removed.
 */
import type { DatabasePages } from "./database-pages.ts";
import { freePages } from "./free-pages.ts";
import { readPayload } from "./read-payload.ts";
import { readRecord, type StoredValue } from "./read-record.ts";
import { fits, type TableShape } from "./table-shapes.ts";
import { type Cell, readTreePage, type TreePage } from "./tree-page.ts";

export interface FoundRow {
  shape: TableShape;
  rowid: number | null;
  /** null: the row is there and cannot be read. */
  values: StoredValue[] | null;
}

export interface Walk {
  /** null: one more page was read; it comes also where no page holds a row, so that whoever walks can stop. */
  rows: Iterable<FoundRow | null>;
  /** Pages of tables that could not be read so far. */
  lostPages(): number;
}

const schemaShape: TableShape = {
  table: "sqlite_schema",
  kind: "table",
  columns: ["type", "name", "tbl_name"]
    .map((name) => ({ name, type: "TEXT", isNeeded: true }))
    .concat({ name: "rootpage", type: "INTEGER", isNeeded: true }, { name: "sql", type: "TEXT", isNeeded: false }),
  rowidColumn: null,
  hasRows: true,
};

export function walkTables(pages: DatabasePages, shapes: readonly TableShape[]): Walk {
  const seen = new Set<number>();
  let lost = 0;
  const pageAt = (number: number): TreePage | null => {
    const bytes = pages.read(number);
    return bytes && readTreePage(bytes, number, pages.usableSize);
  };
  const rowOf = (shape: TableShape, cell: Cell): FoundRow => {
    const values = valuesOf(pages, cell);
    return { shape, rowid: cell.rowid, values: values && fits(shape, values) ? values : null };
  };

  function* tree(root: number, shape: TableShape): Generator<FoundRow | null> {
    const waiting = [root];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (number < 1 || number > pages.count || seen.has(number)) {
        lost += 1;
        continue;
      }
      yield null;
      const page = pageAt(number);
      if (page?.kind !== shape.kind) {
        lost += 1;
        continue;
      }
      seen.add(number);
      waiting.push(...page.children);
      for (const cell of page.cells) yield rowOf(shape, cell);
    }
  }

  function* strays(): Generator<FoundRow | null> {
    const free = freePages(pages);
    for (let number = 2; number <= pages.count; number += 1) {
      if (seen.has(number) || free.has(number)) continue;
      yield null;
      const page = pageAt(number);
      const shape = page && onlyShape(page, pages, shapes);
      if (!page || !shape?.hasRows) continue;
      for (const cell of page.cells) yield rowOf(shape, cell);
    }
  }

  function* all(): Generator<FoundRow | null> {
    const roots = new Map<string, number>();
    for (const row of tree(1, schemaShape)) {
      if (row?.values) roots.set(`${row.values[0]} ${row.values[1]}`, Number(row.values[3]));
    }
    const wholeSchema = lost === 0;
    for (const shape of shapes.filter(({ hasRows }) => hasRows)) {
      const root = roots.get(`table ${shape.table}`);
      if (root !== undefined) yield* tree(root, shape);
    }
    // Where every tree was whole, nothing is missing, and a page that none of them has is none of ours.
    if (lost > 0 || !wholeSchema) yield* strays();
  }

  return { rows: all(), lostPages: () => lost };
}

function valuesOf(pages: DatabasePages, cell: Cell): StoredValue[] | null {
  const payload = readPayload(pages, cell);
  return payload && readRecord(payload);
}

/** The one shape that every row of this page fits; null where there are none or several. */
function onlyShape(page: TreePage, pages: DatabasePages, shapes: readonly TableShape[]): TableShape | null {
  const rows = page.cells.map((cell) => valuesOf(pages, cell)).filter((values) => values !== null);
  if (rows.length === 0) return null;
  const fitting = shapes.filter((shape) => shape.kind === page.kind && rows.every((values) => fits(shape, values)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
