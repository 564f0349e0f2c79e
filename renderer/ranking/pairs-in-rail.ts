import type { PairView } from "../../shared/domain/pair-view.ts";

export const mostInRail = 8;

/** Of pairs that stand worst first those that the rail has room for: the worst, and always the one on screen. */
export function pairsInRail(ranked: readonly PairView[], shownId: string | null): readonly PairView[] {
  const first = ranked.slice(0, mostInRail);
  const shown = ranked.slice(mostInRail).find(({ id }) => id === shownId);
  return shown ? [...first.slice(0, -1), shown] : first;
}
