import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { repeatSha1 } from "../../../electron/core/certificates/protection/repeat-sha1.ts";

test.each([0, 1, 2, 999])("repeats SHA-1 %i times as the library does", (rounds) => {
  const first = createHash("sha1").update("something").digest();
  let expected = first;
  for (let round = 0; round < rounds; round++) expected = createHash("sha1").update(expected).digest();
  expect(repeatSha1(first, rounds).toString("hex")).toBe(expected.toString("hex"));
});
