/**
 * One page of a table's or an index's tree, if it is exactly that: its cells, free blocks and fragments fill its content
 * area to the byte and none lies on another. Damage that hits a page nearly always breaks this sum, and then none of its
 * rows is believed. https://sqlite.org/fileformat2.html#b_tree_pages
 */
import { readVarint } from "./read-varint.ts";

/** A row as it lies in a page; a long one goes on in overflow pages. */
export interface Cell {
  /** null in an index, and in a table without row ids, which is one. */
  rowid: number | null;
  payloadBytes: number;
  local: Buffer;
  /** The first overflow page; 0: none. */
  overflow: number;
}

export interface TreePage {
  kind: "table" | "index";
  cells: Cell[];
  children: number[];
}

const kinds: Readonly<Record<number, { kind: TreePage["kind"]; isLeaf: boolean }>> = {
  2: { kind: "index", isLeaf: false },
  5: { kind: "table", isLeaf: false },
  10: { kind: "index", isLeaf: true },
  13: { kind: "table", isLeaf: true },
};

interface Extent {
  from: number;
  until: number;
}

/** The first page begins with the header of the file. */
const headerOf = (page: number): number => (page === 1 ? 100 : 0);

export function readTreePage(bytes: Buffer, page: number, usableSize: number): TreePage | null {
  const at = headerOf(page);
  const type = kinds[bytes[at] ?? 0];
  if (!type) return null;
  const count = bytes.readUInt16BE(at + 3);
  const contentFrom = bytes.readUInt16BE(at + 5) || 65_536;
  const pointersFrom = at + (type.isLeaf ? 8 : 12);
  if (pointersFrom + count * 2 > contentFrom || contentFrom > usableSize) return null;
  const extents = freeBlocks(bytes, bytes.readUInt16BE(at + 1), usableSize);
  if (!extents) return null;
  const read: TreePage = { kind: type.kind, cells: [], children: [] };
  for (let index = 0; index < count; index += 1) {
    const from = bytes.readUInt16BE(pointersFrom + index * 2);
    const cell = readCell(bytes, from, type, usableSize);
    if (!cell) return null;
    extents.push({ from, until: Math.max(cell.until, from + 4) });
    if (cell.child !== null) read.children.push(cell.child);
    if (cell.row) read.cells.push(cell.row);
  }
  if (!type.isLeaf) read.children.push(bytes.readUInt32BE(at + 8));
  const fragments = bytes[at + 7] ?? 0;
  return isFilled(extents, { from: contentFrom, until: usableSize }, fragments) && isSorted(read) ? read : null;
}

function readCell(
  bytes: Buffer,
  from: number,
  { kind, isLeaf }: { kind: TreePage["kind"]; isLeaf: boolean },
  usableSize: number,
): { until: number; child: number | null; row: Cell | null } | null {
  if (from < 8 || from + 4 > usableSize) return null;
  const child = isLeaf ? null : bytes.readUInt32BE(from);
  const first = readVarint(bytes, from + (isLeaf ? 0 : 4));
  if (!first) return null;
  if (kind === "table" && !isLeaf) return { until: first.next, child, row: null };
  const second = kind === "table" ? readVarint(bytes, first.next) : null;
  if (kind === "table" && !second) return null;
  const begin = second?.next ?? first.next;
  const localBytes = localPayload(first.value, kind, usableSize);
  const overflowAt = begin + localBytes;
  const isLong = localBytes < first.value;
  const until = overflowAt + (isLong ? 4 : 0);
  if (until > usableSize) return null;
  const overflow = isLong ? bytes.readUInt32BE(overflowAt) : 0;
  const local = bytes.subarray(begin, overflowAt);
  return { until, child, row: { rowid: second?.value ?? null, payloadBytes: first.value, local, overflow } };
}

/** How much of a payload is kept in the page itself. */
function localPayload(payload: number, kind: TreePage["kind"], usable: number): number {
  const most = kind === "table" ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const rest = least + ((payload - least) % (usable - 4));
  return rest <= most ? rest : least;
}

function freeBlocks(bytes: Buffer, first: number, usableSize: number): Extent[] | null {
  const blocks: Extent[] = [];
  for (let at = first; at !== 0; ) {
    if (at + 4 > usableSize) return null;
    const next = bytes.readUInt16BE(at);
    const until = at + bytes.readUInt16BE(at + 2);
    blocks.push({ from: at, until });
    if (next !== 0 && next < until) return null;
    at = next;
  }
  return blocks;
}

function isFilled(extents: Extent[], content: Extent, fragments: number): boolean {
  extents.sort((a, b) => a.from - b.from);
  let reached = content.from;
  let between = 0;
  for (const { from, until } of extents) {
    if (from < reached) return false;
    between += from - reached;
    reached = until;
  }
  return reached <= content.until && between + content.until - reached === fragments;
}

const isSorted = ({ cells }: TreePage): boolean =>
  cells.every(({ rowid }, index) => rowid === null || index === 0 || rowid > (cells[index - 1]?.rowid ?? rowid));
