import fc from "fast-check";
import { expect, test } from "vitest";
import { redactText } from "../../../electron/core/log/redact.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";

const nothingKnown = createSecretRegistry();
const canary = "Kanarien-7f3Qz9";

const shapes: [name: string, text: string][] = [
  ["an Authorization header", `Authorization: Basic ${canary}==`],
  ["a Basic credential in a sentence", `sent Basic ${canary} to it`],
  ["a Bearer credential in a sentence", `header was bearer ${canary}.abc`],
  ["a cookie", `Set-Cookie: session=${canary}; Path=/`],
  ["a token in JSON", `{"access_token":"${canary}","expires_in":3600}`],
  ["a token in JSON with escapes", `{"access_token" : "a\\"${canary}"}`],
  ["a token in JSON within JSON", JSON.stringify({ body: JSON.stringify({ access_token: canary }) })],
  ["a token in JSON that was cut off", `{"access_token":"${canary}`],
  ["a number in JSON", `{"password": 12${canary}}`],
  ["a form body", `grant_type=client_credentials&client_secret=${canary}&scope=x`],
  ["a query", `https://site1.example.com/api?token=${canary}#top`],
  ["credentials in an address", `https://admin:${canary}@site1.example.com/`],
  ["credentials with an at sign in an address", `https://admin:${canary}@x@site1.example.com/`],
  ["a sentence", `the passphrase: ${canary} was wrong`],
  ["an XML field", `<client_secret type="x">${canary}</client_secret>`],
  ["a private key", `-----BEGIN RSA PRIVATE KEY-----\n${canary}\n-----END RSA PRIVATE KEY-----`],
  [
    "an encrypted private key",
    `-----BEGIN ENCRYPTED PRIVATE KEY-----\\n${canary}\\n-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  ["a private key that was cut off", `-----BEGIN PRIVATE KEY-----\n${canary}`],
  ["a PKCS#7 block", `-----BEGIN PKCS7-----\n${canary}\n-----END PKCS7-----`],
  ["a PKCS#12 file in base64", `MIIK${"A".repeat(300)}${canary.replaceAll("-", "+")}`],
];

test.each(shapes)("%s leaves no secret", (_name, text) => {
  const redacted = redactText(text, nothingKnown);
  expect(redacted).not.toContain(canary);
  expect(redacted).not.toContain(canary.replaceAll("-", "+"));
});

test.each([
  "look at site1 took 120 ms, answered 200",
  "Bearer authentication is not offered",
  "https://site1.example.com/api/config/v1/health",
  "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
])("an ordinary text stays as it is: %s", (text) => {
  expect(redactText(text, nothingKnown)).toBe(text);
});

test("a very short secret is not looked for: it would tear holes into every line", () => {
  const known = createSecretRegistry();
  known.hide("ms");
  expect(redactText("took 120 ms", known)).toBe("took 120 ms");
});

test("of two known secrets that overlap nothing is left", () => {
  const known = createSecretRegistry();
  known.hide("canary");
  known.hide("canary-long-one");
  expect(redactText("x canary-long-one y canary z", known)).toBe("x [redacted] y [redacted] z");
});

test("what is held no longer is looked for no longer, unless somebody else still holds it", () => {
  const known = createSecretRegistry();
  known.hide("canary-one", "canary-two");
  known.hide("canary-two");
  known.forget("canary-one", "canary-two", "never hidden");
  expect(known.strip("canary-one canary-two")).toBe("canary-one [redacted]");
  known.forget("canary-two");
  expect(known.strip("canary-two")).toBe("canary-two");
  known.forget("canary-two");
  known.hide("canary-two");
  expect(known.strip("canary-two")).toBe("[redacted]");
});

test("a very long text from a stranger is read in linear time", () => {
  for (const piece of ["secret", "token ", "<secret ", "-----BEGIN ", "://x", 'token":"\\', "Basic MI", "a"]) {
    const redacted = redactText(piece.repeat(Math.floor(100_000 / piece.length)), nothingKnown);
    expect(redacted.length).toBeGreaterThan(0);
  }
});

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const encodings: [name: string, encode: (secret: string, around: string) => string][] = [
  ["as it is", (secret) => secret],
  ["base64", (secret) => base64(secret)],
  ["base64url", (secret) => Buffer.from(secret).toString("base64url")],
  ["base64 of id:secret", (secret, around) => base64(`${around}:${secret}`)],
  ["base64 in the middle", (secret, around) => base64(`${around}${secret}${around}`)],
  [
    "base64 of the encoded pair",
    (secret, around) => base64(`${encodeURIComponent(around)}:${encodeURIComponent(secret)}`),
  ],
  ["base64 in an address", (secret, around) => encodeURIComponent(base64(`${around}:${secret}`))],
  ["URL", (secret) => encodeURIComponent(secret)],
  ["URL twice", (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ["form", (secret) => new URLSearchParams({ s: secret }).toString().slice(2)],
  ["JSON", (secret) => JSON.stringify(secret)],
  ["hexadecimal", (secret) => Buffer.from(secret).toString("hex")],
];

/** Longer than what could stand in a log by chance, so that finding it means that it leaked. */
const anySecret = fc
  .string({ minLength: 8, maxLength: 40, unit: "grapheme" })
  .filter((secret) => secret.trim().length >= 8);
const around = fc.stringMatching(/^[a-z0-9]{0,12}$/);
const places: [name: string, nest: (text: string) => Record<string, unknown>][] = [
  ["a value", (text) => ({ what: text })],
  ["a key", (text) => ({ [`x ${text}`]: 1 })],
  ["a sentence", (text) => ({ what: `it said ${text} to us` })],
  ["a list in a list", (text) => ({ list: [[{ deep: text }]] })],
  ["a map and a set", (text) => ({ map: new Map([["k", new Set([text])]]) })],
  ["an error's message", (text) => ({ error: new Error(`refused ${text}`) })],
  ["an error's causes", (text) => ({ error: new AggregateError([new Error(text)], "x", { cause: new Error(text) }) })],
  ["an error's fields", (text) => ({ error: Object.assign(new Error("x"), { body: { text } }) })],
  ["an address", (text) => ({ url: new URL(`https://h.example/?q=${encodeURIComponent(text)}`) })],
];

test("a known secret is found in any encoding at any place", () => {
  const any = fc.tuple(anySecret, around, fc.constantFrom(...encodings), fc.constantFrom(...places));
  const isGone = ([secret, other, [, encode], [, nest]]: [
    string,
    string,
    (typeof encodings)[0],
    (typeof places)[0],
  ]) => {
    const log = createMemoryLog();
    log.secrets.hide(secret);
    const text = encode(secret, other);
    log.info("event", nest(text));
    log.error("event", new Error(text), nest(text));
    const written = JSON.stringify(log.entries);
    // JSON spells some characters otherwise, so both spellings are looked for; the mark itself may be part of neither.
    for (const trace of [text, JSON.stringify(text).slice(1, -1), secret, base64(secret).slice(0, -4)]) {
      expect(written).not.toContain(trace);
    }
  };
  fc.assert(fc.property(any, isGone), { numRuns: 500 });
});
