import { expect, it } from "vitest";
import { outcomeWords, readableBody, sizeWords, tookWords } from "../../../renderer/words/exchange-words.ts";

it.each([
  [0.4, "0 ms"],
  [41.2, "41 ms"],
  [999.4, "999 ms"],
  [999.6, "1.0 s"],
  [5004, "5.0 s"],
  [9_949, "9.9 s"],
  [9_960, "10 s"],
])("%s milliseconds are %s", (ms, words) => {
  expect(tookWords(ms)).toBe(words);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [4_096, "4.1 kB"],
  [65_536, "66 kB"],
])("%s bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

it.each([
  ['{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}'],
  ['{"a":', '{"a":'],
  ["<xml/>", "<xml/>"],
  ["1", "1"],
])("the body %s is shown as %j", (body, shown) => {
  expect(readableBody(body)).toBe(shown);
});

it("says at which layer it ended, with the code that a search finds", () => {
  const { short, sentence } = outcomeWords({ kind: "unreachable", layer: "dns", code: "ENOTFOUND" });
  expect(short).toBe("no answer");
  expect(sentence).toBe("The name led to no address (ENOTFOUND).");
});
