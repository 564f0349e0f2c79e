/** Moments and short stretches of time as marks on a strip; those at one pixel are one mark, so that a year stays light. */

export interface Mark {
  /** Of the strip's pixels. */
  x: number;
  width: number;
  /** The first it stands for, and how many. */
  index: number;
  count: number;
}

const narrowest = 3;

/** @param items in the order of their beginnings */
export function layOutMarks(
  items: readonly { from: string; until: string }[],
  { from, until, pixels }: { from: string; until: string; pixels: number },
): Mark[] {
  const beginMs = Date.parse(from);
  const endMs = Date.parse(until);
  const perMs = pixels / (endMs - beginMs);
  const marks: Mark[] = [];
  for (const [index, item] of items.entries()) {
    if (Date.parse(item.until) < beginMs || Date.parse(item.from) > endMs) continue;
    const begin = Math.max(0, Math.round((Date.parse(item.from) - beginMs) * perMs));
    const end = Math.min(pixels, (Date.parse(item.until) - beginMs) * perMs);
    const width = Math.max(narrowest, end - begin);
    const last = marks.at(-1);
    if (last && begin < last.x + narrowest) {
      last.width = Math.max(last.width, begin + width - last.x);
      last.count += 1;
    } else marks.push({ x: Math.min(begin, pixels - narrowest), width, index, count: 1 });
  }
  return marks;
}
