/** The values of a row. https://sqlite.org/fileformat2.html#record_format */
import { readVarint } from "./read-varint.ts";

export type StoredValue = string | number | null | Uint8Array;

const integerBytes = [0, 1, 2, 3, 4, 6, 8];
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** null: it is not exactly a record, or holds what no row of ours holds: broken text, numbers past 2^53. */
export function readRecord(payload: Buffer): StoredValue[] | null {
  const header = readVarint(payload, 0);
  if (!header || header.value > payload.length) return null;
  const values: StoredValue[] = [];
  let at = header.value;
  let typeAt = header.next;
  while (typeAt < header.value) {
    const type = readVarint(payload, typeAt);
    if (!type) return null;
    const read = readValue(payload, at, type.value);
    if (!read) return null;
    values.push(read.value);
    at = read.next;
    typeAt = type.next;
  }
  return typeAt === header.value && at === payload.length ? values : null;
}

function readValue(payload: Buffer, at: number, type: number): { value: StoredValue; next: number } | null {
  if (type === 0) return { value: null, next: at };
  if (type === 8 || type === 9) return { value: type - 8, next: at };
  if (type === 10 || type === 11) return null;
  const length = type >= 12 ? Math.floor((type - 12) / 2) : (integerBytes[type] ?? 8);
  const next = at + length;
  if (next > payload.length) return null;
  const value = type >= 12 ? readBytes(payload.subarray(at, next), type) : readNumber(payload, at, type);
  return value === null ? null : { value, next };
}

function readBytes(bytes: Buffer, type: number): string | Uint8Array | null {
  if (type % 2 === 0) return Uint8Array.from(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function readNumber(payload: Buffer, at: number, type: number): number | null {
  if (type === 7) return payload.readDoubleBE(at);
  if (type !== 6) return payload.readIntBE(at, integerBytes[type] ?? 1);
  const whole = Number(payload.readBigInt64BE(at));
  return Number.isSafeInteger(whole) ? whole : null;
}
