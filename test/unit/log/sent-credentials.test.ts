import { expect, test } from "vitest";
import { createSentCredentials } from "../../../electron/core/log/sent-credentials.ts";

const mark = "[redacted]";

test("takes what was sent out of every text, however deep, and leaves the value as it was", () => {
  const credentials = createSentCredentials();
  credentials.sent({ secrets: ["the secret"], tokens: ["token-1"] });
  expect(
    credentials.strip({
      kind: "unhealthy",
      reading: { version: "1", build: null },
      messages: ["no", "the secret token-1"],
    }),
  ).toEqual({
    kind: "unhealthy",
    reading: { version: "1", build: null },
    messages: ["no", `${mark} ${mark}`],
  });
});

test("leaves words of a closed set and times alone, though a secret were one of them", () => {
  const credentials = createSentCredentials();
  credentials.sent({ secrets: ["primary", "2026"], tokens: [] });
  const reading = { role: "primary", clock: "2026-03-02T12:00:00.000Z", hostname: "primary.example.com" };
  expect(credentials.strip(reading)).toEqual({ ...reading, hostname: `${mark}.example.com` });
});

test("knows every secret there was and the last eight tokens", () => {
  const credentials = createSentCredentials();
  credentials.sent({ secrets: ["first secret"], tokens: [] });
  for (let count = 1; count <= 9; count += 1) credentials.sent({ secrets: [], tokens: [`token-number-${count}`] });
  expect(credentials.strip("first secret, token-number-2, token-number-9")).toBe(`${mark}, ${mark}, ${mark}`);
  expect(credentials.strip("token-number-1")).toBe("token-number-1");
});
