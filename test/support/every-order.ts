/** Runs an experiment once for every way in which its choices can fall, in a fixed order. */

/** One of the numbers below `options`. */
export type Choose = (options: number) => number;

export async function inEveryOrder(run: (choose: Choose) => Promise<void>): Promise<number> {
  let begun: number[] = [];
  for (let runs = 1; ; runs += 1) {
    const taken: { choice: number; options: number }[] = [];
    await run((options) => {
      const choice = begun[taken.length] ?? 0;
      taken.push({ choice, options });
      return choice;
    });
    const last = taken.findLastIndex(({ choice, options }) => choice + 1 < options);
    const changed = taken[last];
    if (!changed) return runs;
    begun = [...taken.slice(0, last).map(({ choice }) => choice), changed.choice + 1];
  }
}
