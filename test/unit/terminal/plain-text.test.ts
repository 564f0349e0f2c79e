import { expect, test } from "vitest";
import { oneLine, toJson, withPlainTexts } from "../../../electron/terminal/plain-text.ts";

test("everything that a terminal would obey is spelled out, and all else stays", () => {
  const nasty = "a\u001b[2Jb\r\nc\u0007\u007f\u009bd\u2028\u202ee";
  expect(oneLine(nasty)).toBe("a\\u001b[2Jb\\u000d\\u000ac\\u0007\\u007f\\u009bd\\u2028\\u202ee");
  const harmless = "Größe · 東京 👩‍💻 “x” \\u0041 –";
  expect(oneLine(harmless)).toBe(harmless);
});

test("every text in a value is made plain, and what is no text stays as it is", () => {
  const value = { text: "a\nb", list: ["\u001b", 1, null, true], inner: { at: "2026-03-02T09:15:04Z" } };
  expect(withPlainTexts(value)).toEqual({
    text: "a\\u000ab",
    list: ["\\u001b", 1, null, true],
    inner: { at: "2026-03-02T09:15:04Z" },
  });
  expect(withPlainTexts(null)).toBeNull();
});

test("JSON holds no control character but its line ends, and means the same", () => {
  const value = { text: "a\u001b\u007f\u009b\nb" };
  expect(toJson(value, 2).replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  expect(JSON.parse(toJson(value))).toEqual(value);
});
