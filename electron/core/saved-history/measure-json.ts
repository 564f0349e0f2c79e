/**
 * How much a JSON text holds, before anything is made of it: parsing one that nests without end, or a million objects, would
 * already be the harm. Reads bytes once and keeps nothing; whether the text is JSON at all is left to the parser.
 */
export interface JsonMeasure {
  depth: number;
  /** Objects and lists. */
  entries: number;
  longestTextBytes: number;
}

const quote = 0x22;
const backslash = 0x5c;
const openers: readonly number[] = [0x7b, 0x5b];
const closers: readonly number[] = [0x7d, 0x5d];

export function measureJson(bytes: Uint8Array): JsonMeasure {
  const measure: JsonMeasure = { depth: 0, entries: 0, longestTextBytes: 0 };
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      const end = endOfText(bytes, at + 1);
      measure.longestTextBytes = Math.max(measure.longestTextBytes, end - at - 1);
      at = end;
    } else if (openers.includes(byte)) {
      depth += 1;
      measure.entries += 1;
      measure.depth = Math.max(measure.depth, depth);
    } else if (closers.includes(byte)) depth -= 1;
  }
  return measure;
}

/** Where the closing quote stands, or the end. */
function endOfText(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return Math.min(at, bytes.length);
}
