import { expect, test } from "vitest";
import { coverageWords, shareWords } from "../../../shared/history/share-words.ts";

test.each([0.9996, 0.99999, 1 - 1e-9])(
  "a coverage of %d is not all of it: a gap never vanishes in the figure",
  (part) => {
    expect(coverageWords(part)).toBe(coverageWords(0.999));
    expect(coverageWords(part)).not.toBe(coverageWords(1));
  },
);

test.each([0.999996, 1 - 1e-9])("a share of %d is not all of it", (part) => {
  expect(shareWords(part)).toBe(shareWords(0.99999));
  expect(shareWords(part)).not.toBe(shareWords(1));
});

test("the same is said of what is whole or well below it", () => {
  expect([coverageWords(1), coverageWords(0.5), shareWords(1)].map((words) => words.replace(/\D+$/, ""))).toEqual([
    "100",
    "50",
    "100",
  ]);
});
