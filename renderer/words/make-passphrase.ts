/**
 * A new passphrase that can be read out and typed: six groups of four, from letters and digits that nobody takes for each
 * other. 24 of 31 signs are 118 bits.
 */

/** Without i, l, o, 0 and 1. */
export const passphraseSigns = "abcdefghjkmnpqrstuvwxyz23456789";
const groupLength = 4;
const groups = 6;

type FillWithRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown;

const fillFromSystem: FillWithRandom = (bytes) => crypto.getRandomValues(bytes);

/** `fill`: for tests. */
export function makePassphrase(fill: FillWithRandom = fillFromSystem): string {
  const signs: string[] = [];
  while (signs.length < groups * groupLength) signs.push(...signsFrom(fill));
  return Array.from({ length: groups }, (_, group) =>
    signs.slice(group * groupLength, (group + 1) * groupLength).join(""),
  ).join("-");
}

/** Bytes past the last whole multiple are thrown away: taken modulo, they would favour the first signs. */
function signsFrom(fill: FillWithRandom): string[] {
  const bytes = new Uint8Array(groups * groupLength);
  fill(bytes);
  const limit = 256 - (256 % passphraseSigns.length);
  const signs = [...bytes]
    .filter((byte) => byte < limit)
    .map((byte) => passphraseSigns[byte % passphraseSigns.length] ?? "");
  bytes.fill(0);
  return signs;
}
