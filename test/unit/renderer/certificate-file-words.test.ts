import { expect, test } from "vitest";
import {
  fileLooks,
  nameIn,
  standingOf,
  takenWords,
  worstFirst,
} from "../../../renderer/words/certificate-file-words.ts";
import { createDeskViews } from "../../fixtures/desk-views.ts";

const views = createDeskViews(Date.UTC(2026, 2, 2, 12));

test.each([
  ["CN=support.example.com, O=Example", "support.example.com"],
  ["O=Example, CN=Example\\, Inc. CA", "Example, Inc. CA"],
  ["O=Example Trust", "O=Example Trust"],
  ["", "without a name"],
])("%s is called %s", (subject, name) => {
  expect(nameIn(subject)).toBe(name);
});

test("a file is locked until a passphrase was tried on it, and then the passphrase is wrong", () => {
  const file = views.file("f1", "a.pfx", views.reports.locked);
  expect(standingOf(file, new Set())).toBe("locked");
  expect(standingOf(file, new Set(["f1"]))).toBe("wrong-passphrase");
});

test("wrong passphrase, unsupported and unreadable say three different things to do", () => {
  const remedies = (["wrong-passphrase", "unsupported", "unreadable"] as const).map((one) => fileLooks[one].remedy);
  expect(new Set(remedies).size).toBe(3);
  expect(remedies[1]).toContain("no passphrase was tried");
});

test("the worst problem stands first", () => {
  expect(worstFirst(views.reports.weak.problems).map(({ severity }) => severity)).toEqual(["error", "warning", "info"]);
});

test.each([
  [1, 0, "1 file was examined."],
  [3, 1, "3 files were examined. 1 was not taken."],
  [0, 2, "2 were not taken."],
])("%d taken and %d refused is told as one sentence", (taken, refused, words) => {
  expect(takenWords(taken, refused)).toBe(words);
});
