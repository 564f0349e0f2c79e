/** A whole row, with what of it lies in overflow pages. */
import type { DatabasePages } from "./database-pages.ts";
import type { Cell } from "./tree-page.ts";

/** Longer than any row of ours; a damaged length would ask for gigabytes. */
const longestRow = 16_000_000;

/** null: a page of it is missing, or the chain has not exactly its length. */
export function readPayload(pages: DatabasePages, { payloadBytes, local, overflow }: Cell): Buffer | null {
  if (overflow === 0) return local;
  if (payloadBytes > longestRow) return null;
  const parts = [local];
  let missing = payloadBytes - local.length;
  let next = overflow;
  while (missing > 0) {
    const page = next > 1 && next <= pages.count ? pages.read(next) : null;
    if (!page) return null;
    const part = page.subarray(4, Math.min(pages.usableSize, 4 + missing));
    parts.push(part);
    missing -= part.length;
    next = page.readUInt32BE(0);
  }
  return next === 0 ? Buffer.concat(parts) : null;
}
