/** One measure, as `pairdesk-bench/1` has it. */
export interface BenchRow {
  id: string;
  value: number;
  unit: string;
  /** What `ratio` compares with, in words. */
  against: string;
  ratio: number | null;
  goal: string;
  met: boolean;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error("no values to take the median of");
  return (low + high) / 2;
}
