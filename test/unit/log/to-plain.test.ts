import { expect, test } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { toPlain } from "../../../electron/core/log/to-plain.ts";
import { PairdeskError } from "../../../shared/errors.ts";

const secrets = createSecretRegistry();
const plain = (value: unknown) => toPlain(value, secrets);

test("fields whose name speaks of a secret lose their value, not their yes or no", () => {
  const facts = { clientSecret: "abc", client_secret: 12, Passphrase: ["a"], accessToken: { value: "x" }, COOKIE: "c" };
  expect(Object.values(plain(facts) as object)).toEqual(Array(5).fill("[redacted]"));
  expect(plain({ hasSecret: true, secret: null })).toEqual({ hasSecret: true, secret: null });
});

test("an error keeps its words, stack, fields and the chain of its causes", () => {
  const root = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const error = new PairdeskError("disk-full", "No room.", "Make room.", {
    cause: new Error("in between", { cause: root }),
  });
  expect(plain(error)).toMatchObject({
    name: "PairdeskError",
    message: "No room.",
    stack: expect.stringContaining("to-plain.test.ts"),
    code: "disk-full",
    cause: { message: "in between", cause: { message: "connect ECONNREFUSED", code: "ECONNREFUSED" } },
  });
});

test("circles, depth, getters that throw and odd values do no harm", () => {
  const circle: Record<string, unknown> = { name: "a" };
  circle["self"] = circle;
  expect(plain(circle)).toEqual({ name: "a", self: "[circular]" });
  const looped = new Error("x");
  looped.cause = looped;
  expect(plain(looped)).toMatchObject({ cause: "[circular]" });
  const trap = Object.defineProperty({}, "gift", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  expect(plain(trap)).toEqual({ gift: "[unreadable]" });
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("no");
      },
    },
  );
  expect(plain([hostile])).toEqual(["[unreadable]"]);
  expect(plain({ toJSON: () => "ran" })).toEqual({ toJSON: "[function]" });
  expect(plain([Number.NaN, 10n, undefined, Symbol("s"), new Date(0), new Date(Number.NaN)])).toEqual([
    "NaN",
    "10",
    null,
    "[symbol]",
    "1970-01-01T00:00:00.000Z",
    "[invalid date]",
  ]);
  expect(plain(Buffer.from("bytes"))).toBe("[5 bytes]");
  expect(JSON.stringify(plain({ ["__proto__"]: "x", a: 1 }))).toContain('"a":1');
});

test("the same value twice is no circle", () => {
  const shared = { a: 1 };
  expect(plain([shared, shared])).toEqual([{ a: 1 }, { a: 1 }]);
});

test("size and depth are limited", () => {
  let deep: unknown = "end";
  for (let level = 0; level < 50; level += 1) deep = { deep };
  expect(JSON.stringify(plain(deep))).toContain("[too deep]");
  expect(plain(Array(500).fill(1))).toHaveLength(101);
  expect(
    Object.keys(plain(Object.fromEntries(Array.from({ length: 500 }, (_, key) => [`k${key}`, 1]))) as object),
  ).toHaveLength(101);
  expect(String(plain("x".repeat(50_000))).length).toBeLessThan(9_000);
  expect(plain("x".repeat(200_000))).toBe("[text of 200000 characters]");
});

test("a known secret made of digits is found as a number, too", () => {
  const known = createSecretRegistry();
  known.hide("4711081500");
  expect(toPlain({ pin: 4711081500, big: 99_4711081500n }, known)).toEqual({ pin: "[redacted]", big: "[redacted]" });
});
