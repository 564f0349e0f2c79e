/**
 * The pages of a database file without SQLite, which refuses a file as a whole for one bad byte. Reads one page at a time,
 * as the last commit left it: what the journal beside the file holds comes first. https://sqlite.org/fileformat2.html
 */
import { closeSync, existsSync, fstatSync, openSync } from "node:fs";
import { readJournal } from "./journal-pages.ts";
import { readAt } from "./read-at.ts";

export interface DatabasePages {
  /** Pages are counted from 1. */
  count: number;
  pageSize: number;
  /** Bytes of a page that content may use. */
  usableSize: number;
  /** null: there is no such page, or it is cut off, or the disk does not give it out. */
  read(page: number): Buffer | null;
  close(): void;
}

const usualPageSize = 4096;
const magic = "SQLite format 3\0";

/** null: there is no file. A header that cannot be believed is taken for the usual one. */
export function openDatabasePages(path: string): DatabasePages | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, "r");
  const header = readAt(file, 0, 100) ?? Buffer.alloc(100);
  const isKnown = header.toString("latin1", 0, magic.length) === magic;
  const pageSize = (isKnown && sizeIn(header)) || usualPageSize;
  const reserved = isKnown ? (header[20] ?? 0) : 0;
  const journal = readJournal(`${path}-wal`, pageSize);
  const inFile = Math.ceil(fstatSync(file).size / pageSize);
  return {
    count: Math.max(inFile, journal?.lastPage ?? 0),
    pageSize,
    usableSize: pageSize - (reserved > 64 ? 0 : reserved),
    read: (page) => journal?.read(page) ?? readAt(file, (page - 1) * pageSize, pageSize),
    close() {
      journal?.close();
      closeSync(file);
    },
  };
}

/** The page size that a header names; 0 when it is none. */
function sizeIn(header: Buffer): number {
  const named = header.readUInt16BE(16);
  const size = named === 1 ? 65_536 : named;
  return size >= 512 && (size & (size - 1)) === 0 ? size : 0;
}
