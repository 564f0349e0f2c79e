/** What was chosen on a strip, so that it is found again in a picture that has moved on. */
export interface Chosen {
  index: number;
  from: string;
  noteId?: string | undefined;
}

type Item = Pick<Chosen, "from" | "noteId">;

/**
 * Where the chosen item is now, or what is nearest to its time where it is out of view. The items stand in the order of time;
 * the first may have been cut where the picture begins. Looks at few of them: a year of syncs has tens of thousands.
 */
export function findAgain(chosen: Chosen, count: number, at: (index: number) => Item): number {
  const isIt = (index: number) => isSame(at(index), chosen);
  if (chosen.index < count && isIt(chosen.index)) return chosen.index;
  const last = lastBegun(chosen.from, count, at);
  for (let index = last; index >= 0 && at(index).from === chosen.from; index -= 1) {
    if (isIt(index)) return index;
  }
  return last;
}

const isSame = (a: Item, b: Item): boolean => a.from === b.from && a.noteId === b.noteId;

/** The last item that has begun at this time; the first where none has. */
function lastBegun(from: string, count: number, at: (index: number) => Item): number {
  let [low, high] = [0, Math.max(0, count - 1)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (at(middle).from <= from) low = middle;
    else high = middle - 1;
  }
  return low;
}
