/** Half of them are smaller, half are larger; one that stands out moves it little. null: there are none. */
export function middleOf(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
