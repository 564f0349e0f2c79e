/** The newest committed pages in a write-ahead log. A frame counts as SQLite counts it: while salts and checksums are right. */
import { closeSync, existsSync, openSync } from "node:fs";
import { readAt } from "./read-at.ts";

export interface JournalPages {
  lastPage: number;
  read(page: number): Buffer | null;
  close(): void;
}

const headerBytes = 32;
const frameHeaderBytes = 24;
const magicBigEndian = 0x377f0683;
const magicLittleEndian = 0x377f0682;

type Sums = [first: number, second: number];

/** null: there is none, or nothing in it can be believed. */
export function readJournal(path: string, pageSize: number): JournalPages | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, "r");
  const places = committedPlaces(file, pageSize);
  if (places.size === 0) {
    closeSync(file);
    return null;
  }
  return {
    lastPage: [...places.keys()].reduce((a, b) => Math.max(a, b)),
    read(page) {
      const place = places.get(page);
      return place === undefined ? null : readAt(file, place, pageSize);
    },
    close: () => closeSync(file),
  };
}

/** Where in the journal the newest committed copy of each page begins. */
function committedPlaces(file: number, pageSize: number): Map<number, number> {
  const committed = new Map<number, number>();
  const header = readAt(file, 0, headerBytes);
  const magic = header?.readUInt32BE(0);
  if (!header || (magic !== magicBigEndian && magic !== magicLittleEndian)) return committed;
  const isBigEndian = magic === magicBigEndian;
  let sums: Sums = addSums([0, 0], header.subarray(0, 24), isBigEndian);
  if (header.readUInt32BE(8) !== pageSize || !isEnd(sums, header, 24)) return committed;
  const frameBytes = frameHeaderBytes + pageSize;
  const uncommitted = new Map<number, number>();
  for (let at = headerBytes; ; at += frameBytes) {
    const frame = readAt(file, at, frameBytes);
    if (!frame?.subarray(8, 16).equals(header.subarray(16, 24))) return committed;
    sums = addSums(addSums(sums, frame.subarray(0, 8), isBigEndian), frame.subarray(frameHeaderBytes), isBigEndian);
    if (!isEnd(sums, frame, 16)) return committed;
    uncommitted.set(frame.readUInt32BE(0), at + frameHeaderBytes);
    // The last frame of a commit names how large the database is then.
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [page, place] of uncommitted) committed.set(page, place);
    uncommitted.clear();
  }
}

const isEnd = ([first, second]: Sums, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;

function addSums([first, second]: Sums, bytes: Buffer, isBigEndian: boolean): Sums {
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + two + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))) >>> 0;
    two = (two + one + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4))) >>> 0;
  }
  return [one, two];
}
