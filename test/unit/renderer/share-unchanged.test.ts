import fc from "fast-check";
import { expect, it } from "vitest";
import { shareUnchanged } from "../../../renderer/stores/share-unchanged.ts";

it("answers with the very same object when nothing changed", () => {
  const previous = { a: [1, { b: null }], c: "x" };
  expect(shareUnchanged(previous, structuredClone(previous))).toBe(previous);
});

it("keeps the parts that say the same and replaces the others", () => {
  const previous = { left: { name: "site1", role: "primary" }, right: { name: "site2", role: "backup" } };
  const next = { left: { name: "site1", role: "unknown" }, right: { name: "site2", role: "backup" } };
  const shared = shareUnchanged(previous, next);
  expect(shared).toEqual(next);
  expect(shared.right).toBe(previous.right);
  expect(shared.left).not.toBe(previous.left);
});

it("sees what was removed, what was added, and a list that is no longer one", () => {
  expect(shareUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(shareUnchanged<unknown>({ a: 1 }, { a: 1, b: undefined })).toHaveProperty("b");
  expect(shareUnchanged([1, 2, 3], [1, 2])).toEqual([1, 2]);
  expect(shareUnchanged<unknown>({ 0: "a" }, ["a"])).toEqual(["a"]);
});

it("always says what the new value says", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
      expect(shareUnchanged(previous, next)).toEqual(next);
    }),
  );
});
