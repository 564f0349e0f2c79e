import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createGatherer } from "../../../renderer/stores/gather.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("gives the first on at once and what follows closely together after the pause", () => {
  const given: (readonly number[])[] = [];
  const gathered = createGatherer<number>(100, (things) => given.push(things));
  for (const thing of [1, 2, 3]) gathered.add(thing);
  expect(given).toEqual([[1]]);
  vi.advanceTimersByTime(100);
  expect(given).toEqual([[1], [2, 3]]);
  gathered.add(4);
  expect(given).toHaveLength(2);
  vi.advanceTimersByTime(100);
  expect(given.at(-1)).toEqual([4]);
  vi.advanceTimersByTime(1000);
  gathered.add(5);
  expect(given.at(-1)).toEqual([5]);
});

it("holds nothing back once it is flushed", () => {
  const given: (readonly number[])[] = [];
  const gathered = createGatherer<number>(100, (things) => given.push(things));
  gathered.add(1);
  gathered.add(2);
  gathered.flush();
  gathered.flush();
  expect(given).toEqual([[1], [2]]);
});
