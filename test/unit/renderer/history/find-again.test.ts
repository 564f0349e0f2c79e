import { expect, test } from "vitest";
import { findAgain } from "../../../../renderer/features/history/find-again.ts";

const hours = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => ({ from: new Date((from + index) * 3_600_000).toISOString() }));
const chosenOf = (items: { from: string; noteId?: string }[], index: number) => ({
  index,
  ...(items[index] ?? { from: "" }),
});
const find = (chosen: ReturnType<typeof chosenOf>, items: { from: string; noteId?: string }[]) =>
  findAgain(chosen, items.length, (index) => items[index] ?? { from: "" });

test("the same item is found in a picture that has moved, in both directions", () => {
  const before = hours(10, 20);
  expect(find(chosenOf(before, 5), before)).toBe(5);
  expect(find(chosenOf(before, 5), hours(13, 23))).toBe(2);
  expect(find(chosenOf(before, 5), hours(7, 17))).toBe(8);
});

test("what is out of view gives way to what is nearest in time", () => {
  const before = hours(10, 20);
  expect(find(chosenOf(before, 5), hours(30, 40))).toBe(0);
  expect(find(chosenOf(before, 5), hours(0, 5))).toBe(4);
  expect(find(chosenOf(before, 5), [])).toBe(0);
});

test("a span that was cut where the picture begins is found by the time it lies over", () => {
  const [, second = { from: "" }, ...rest] = hours(10, 20);
  const cut = [{ from: second.from.replace(":00:00", ":30:00") }, ...rest];
  expect(find({ index: 1, from: second.from }, cut)).toBe(0);
});

test("of notes that begin at the same time it is the same note, and a removed one gives way to its neighbour", () => {
  const at = "2026-03-01T10:00:00.000Z";
  const notes = ["a", "b", "c"].map((noteId) => ({ from: at, noteId }));
  const added = [{ from: "2026-03-01T09:00:00.000Z", noteId: "z" }, ...notes];
  expect(find(chosenOf(notes, 0), added)).toBe(1);
  expect(find(chosenOf(notes, 1), added)).toBe(2);
  expect(find(chosenOf(notes, 1), added.toSpliced(2, 1))).toBe(2);
});
