import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversName, uncoveredNames } from "../../../shared/certificates/name-cover.ts";

describe("a certificate covers", () => {
  test.each([
    ["the very name", "support.example.com", "support.example.com"],
    ["a name in other letters", "Support.Example.COM", "support.example.com"],
    ["a name with a dot at its end", "support.example.com", "support.example.com."],
    ["one label by a wildcard", "*.example.com", "support.example.com"],
    ["one label by a wildcard in other letters", "*.EXAMPLE.com", "Support.example.com."],
    ["an internationalised name as it is written", "xn--bcher-kva.example.com", "XN--bcher-kva.example.com"],
    ["an internationalised label by a wildcard", "*.example.com", "xn--bcher-kva.example.com"],
    ["an address", "203.0.113.7", "203.0.113.7"],
    ["one IPv6 address in another form", "2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
  ])("%s", (_what, entry, name) => {
    expect(coversName(["other.example.org", entry], name)).toBe(true);
  });
});

describe("a certificate does not cover", () => {
  test.each([
    ["another name", "support.example.com", "help.example.com"],
    ["two labels by a wildcard", "*.example.com", "a.b.example.com"],
    ["the bare domain by a wildcard", "*.example.com", "example.com"],
    ["everything by a star alone", "*", "localhost"],
    ["a whole top domain", "*.com", "example.com"],
    ["a part of a label", "s*.example.com", "support.example.com"],
    ["a label in the middle", "support.*.com", "support.example.com"],
    ["labels behind two stars", "*.*.example.com", "a.b.example.com"],
    ["a longer name that ends alike", "example.com", "badexample.com"],
    ["an address by a wildcard", "*.0.113.7", "203.0.113.7"],
    ["an address by one that only begins alike", "203.0.113.70", "203.0.113.7"],
    ["another IPv6 address", "2001:db8::1", "2001:db8::2"],
    ["a name without its first label", "*.example.com", ".example.com"],
    ["anything by an empty entry", "", "support.example.com"],
  ])("%s", (_what, entry, name) => {
    expect(coversName([entry], name)).toBe(false);
  });
});

test("names that are missing are told once each, as clients write them", () => {
  expect(uncoveredNames(["*.example.com"], ["A.example.com", "b.example.org", "B.example.org."])).toEqual([
    "b.example.org",
  ]);
});

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const host = fc.array(label, { minLength: 3, maxLength: 5 }).map((labels) => labels.join("."));
/** Digits and dots alone would be an address. */
const name = host.filter((text) => /[a-z]/.test(text.slice(text.lastIndexOf("."))));

describe("for any name", () => {
  test("it covers itself in whatever letters, with a dot or without", () => {
    fc.assert(
      fc.property(name, (text) => coversName([text.toUpperCase()], `${text}.`) && coversName([`${text}.`], text)),
    );
  });

  test("a wildcard covers exactly the names that differ in one leftmost label", () => {
    fc.assert(
      fc.property(name, label, label, (text, one, another) => {
        const wildcard = `*${text.slice(text.indexOf("."))}`;
        const behind = wildcard.slice(1);
        expect(coversName([wildcard], `${one}${behind}`)).toBe(true);
        expect(coversName([wildcard], `${one}.${another}${behind}`)).toBe(false);
        expect(coversName([wildcard], behind.slice(1))).toBe(false);
      }),
    );
  });

  test("more names in a certificate never cover less", () => {
    fc.assert(
      fc.property(fc.array(name), name, name, (names, more, wanted) => {
        if (coversName(names, wanted)) expect(coversName([...names, more], wanted)).toBe(true);
      }),
    );
  });
});
