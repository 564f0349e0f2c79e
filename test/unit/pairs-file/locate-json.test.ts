import fc from "fast-check";
import { expect, test } from "vitest";
import { locateJson } from "../../../shared/pairs-file/locate-json.ts";

test("reads whatever JSON.stringify writes, as JSON.parse does", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(locateJson(text)).toMatchObject({ ok: true });
      const read = locateJson(text);
      expect(read.ok ? JSON.stringify(read.value) : null).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test("takes no text that JSON.parse refuses", () => {
  const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0aeE+-.1truefalsn \n\u0001') });
  fc.assert(
    fc.property(noise, (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (!isJson) expect(locateJson(text).ok).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["", 1, 1, "The text ends where a value is expected."],
  ["{\n  a: 1\n}", 2, 3, "Expected a field's name in double quotes."],
  ['{\r\n  "a": 1,\r\n}', 3, 1, "Expected a field's name in double quotes."],
  ['{ "a": 1 "b": 2 }', 1, 10, "Expected , or }."],
  ['{ "a": ', 1, 8, "The text ends where a value is expected."],
  ['{ "a": 1', 1, 9, "Expected , or }; the text ends here."],
  ['{ "a": "the value', 1, 8, "This text does not end on its line, or holds a bad escape."],
  ["[1, 2,, 3]", 1, 7, "Expected a value."],
  ['{ "a": 01 }', 1, 8, "Expected a value."],
  ['{ "a": 1 } {', 1, 12, "The document has ended before this."],
  ['{ "a": 1,\n  "a": 2 }', 2, 3, "This field is given twice."],
  ["[".repeat(100_000), 1, 34, "This is nested too deeply."],
  [`[${"0,".repeat(500_000)}0]`, 1, 1_000_000, "There are more values before this than any real file has."],
])("says where text %# goes wrong", (text, line, column, message) => {
  expect(locateJson(text)).toEqual({ ok: false, place: { line, column }, message });
});

test("finds a value, its name, and the nearest thing around one that is missing", () => {
  const read = locateJson('\uFEFF{\n  "list": [\n    { "x": 1 },\n    { "y": true }\n  ]\n}');
  if (!read.ok) throw new Error(read.message);
  expect(read.placeOf(["list", 1, "y"])).toEqual({ line: 4, column: 12 });
  expect(read.placeOf(["list", 1, "y"], "key")).toEqual({ line: 4, column: 7 });
  expect(read.placeOf(["list", 1, "z"])).toEqual({ line: 4, column: 5 });
  expect(read.placeOf([])).toEqual({ line: 1, column: 2 });
});

test("a field named __proto__ changes nothing but is there", () => {
  const read = locateJson('{ "__proto__": { "polluted": true } }');
  expect(read.ok && Object.hasOwn(read.value as object, "__proto__")).toBe(true);
  expect("polluted" in {}).toBe(false);
});
