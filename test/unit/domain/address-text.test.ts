import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { isHost, isIpAddress, readHostPort } from "../../../shared/domain/address-text.ts";

const zodIp = z.union([z.ipv4(), z.ipv6()]);

test("an IP address is what the schema library takes for one", () => {
  const texts = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string({ unit: fc.constantFrom("0", "1", "9", "25", "a", "F", ":", "::", "."), maxLength: 12 }),
  );
  fc.assert(fc.property(texts, (text) => isIpAddress(text) === zodIp.safeParse(text).success));
});

test.each([
  ["support.example.com", true],
  ["site1", true],
  ["10.0.0.256", false],
  ["10.0.0.1", true],
  ["fd00::1", true],
  ["fd00::zz", false],
  ["a b", false],
  ["-x.example.com", false],
  ["x".repeat(254), false],
])("%s as a host: %s", (text, isOne) => expect(isHost(text)).toBe(isOne));

test.each([
  ["10.0.0.1:443", { host: "10.0.0.1", port: 443 }],
  ["[fd00::1]:8443", { host: "fd00::1", port: 8443 }],
  ["10.0.0.1", null],
  ["10.0.0.1:0", null],
  ["10.0.0.1:65536", null],
  ["fd00::1:443", null],
])("%s with its port", (text, read) => expect(readHostPort(text)).toEqual(read));
