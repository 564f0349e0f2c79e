/** The pages that the database has given back: what stands in them was removed. */
import type { DatabasePages } from "./database-pages.ts";

export function freePages(pages: DatabasePages): Set<number> {
  const free = new Set<number>();
  let trunk = pages.read(1)?.readUInt32BE(32) ?? 0;
  while (trunk > 1 && trunk <= pages.count && !free.has(trunk)) {
    free.add(trunk);
    const page = pages.read(trunk);
    if (!page) break;
    const count = Math.min(page.readUInt32BE(4), pages.usableSize / 4 - 2);
    for (let index = 0; index < count; index += 1) free.add(page.readUInt32BE(8 + index * 4));
    trunk = page.readUInt32BE(0);
  }
  return free;
}
