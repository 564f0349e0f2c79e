/**
 * How well something fits what a person typed, for the palette. Each word must occur, as letters in their order: as a
 * whole at a word's start best, then inside a word, then scattered. Case and accents make no difference.
 */

const wholeAtStart = 100;
const wholeInside = 60;
const scattered = 20;

/** 0: it does not fit. The higher the better. */
export function matchScore(query: string, text: string): number {
  const plain = plainText(text);
  const words = plainText(query).split(/\s+/).filter(Boolean);
  let sum = 1;
  for (const word of words) {
    const score = wordScore(word, plain);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

export const plainText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

function wordScore(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === -1) return isScattered(word, text) ? scattered : 0;
  const atStart = at === 0 || findAtWordStart(word, text);
  return (atStart ? wholeAtStart : wholeInside) + (at === 0 ? 10 : 0);
}

const findAtWordStart = (word: string, text: string): boolean =>
  text.split(/[^\p{Letter}\p{Number}]+/u).some((part) => part.startsWith(word)) || text.includes(` ${word}`);

/** Letters in their order with gaps, the first at the start of a word: "sch" finds "site check", "eck" does not. */
function isScattered(word: string, text: string): boolean {
  const starts = [...text.matchAll(/(?<![\p{Letter}\p{Number}])[\p{Letter}\p{Number}]/gu)].map(({ index }) => index);
  return starts.some((start) => {
    let at = start;
    for (const letter of word) {
      at = text.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return text.startsWith(word.slice(0, 1), start);
  });
}
