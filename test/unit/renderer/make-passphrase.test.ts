import { expect, test } from "vitest";
import { makePassphrase, passphraseSigns } from "../../../renderer/words/make-passphrase.ts";

test("it is six groups of four signs, which is more than a hundred bits", () => {
  const groups = makePassphrase().split("-");
  expect(groups.map(({ length }) => length)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(24 * Math.log2(passphraseSigns.length)).toBeGreaterThan(100);
});

test("no sign looks like another, and each is there once", () => {
  expect(passphraseSigns).not.toMatch(/[ilo01A-Z]/);
  expect(new Set(passphraseSigns).size).toBe(passphraseSigns.length);
});

test("each byte that is taken leads to one sign, and as many bytes to each", () => {
  const counts = new Map<string, number>();
  for (let first = 0; first < 256; first += 1) {
    let isFirst = true;
    const made = makePassphrase((bytes) => {
      // One byte to judge, the rest are thrown away until it is filled up by zeros.
      bytes.fill(isFirst ? 255 : 0);
      if (isFirst) bytes[0] = first;
      isFirst = false;
    });
    const isTaken = first < 248;
    const sign = made.charAt(0);
    if (isTaken) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    else expect(sign).toBe(passphraseSigns.charAt(0));
  }
  expect([...counts.keys()].sort()).toEqual([...passphraseSigns].sort());
  expect(new Set(counts.values())).toEqual(new Set([8]));
});

test("two are not the same", () => {
  expect(makePassphrase()).not.toBe(makePassphrase());
});
