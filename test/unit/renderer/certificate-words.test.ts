import { expect, it } from "vitest";
import { certificateLife } from "../../../renderer/words/certificate-words.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");

it.each([
  ["2026-05-11T13:00:00Z", "71 d"],
  ["2026-03-02T11:59:00Z", "less than a day"],
  ["2026-03-01T12:00:00Z", "expired today"],
  ["2026-03-01T06:00:00Z", "expired today"],
  ["2026-02-26T06:00:00Z", "expired 3 d ago"],
])("a certificate valid until %s has, on the first of March at noon, the life: %s", (notAfter, words) => {
  expect(certificateLife(notAfter, nowMs)).toBe(words);
});
