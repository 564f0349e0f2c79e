import type { PairView } from "../../../shared/domain/pair-view.ts";

/** The older of the two looks, because a verdict rests on both; null while one of them is missing. */
export function checkedAt({ appliances: [a, b] }: Pick<PairView, "appliances">): string | null {
  if (a.lookedAt === null || b.lookedAt === null) return null;
  return [a.lookedAt, b.lookedAt].sort()[0] ?? null;
}
