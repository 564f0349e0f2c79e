import { describe, expect, test } from "vitest";
import { readPairsFile } from "../../../shared/pairs-file/read-pairs-file.ts";
import { readSecretsFile } from "../../../shared/pairs-file/read-secrets-file.ts";
import { writePairsFile } from "../../../shared/pairs-file/write-pairs-file.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";

const { id: _id, practice: _practice, ...definition } = samplePair("p1");
const [site1, site2] = definition.appliances;
const fileOf = (...pairs: object[]) => JSON.stringify({ schema: "pairdesk-pairs/1", pairs }, null, 2);
const withSite1 = (change: object) => fileOf({ ...definition, appliances: [{ ...site1, ...change }, site2] });

/** `line:column field: message` of all problems. */
function problems(text: string): string[] {
  const read = readPairsFile(text);
  return read.ok ? [] : read.problems.map((one) => `${one.line}:${one.column} ${one.field}: ${one.message}`);
}
const lineOf = (text: string, part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;

test("what was written is read again, without ids", () => {
  const pairs = [samplePair("a"), { ...samplePair("b"), practice: true, thresholds: { clockSkewSeconds: 30 } }];
  const text = writePairsFile(pairs);
  const read = readPairsFile(text);
  expect(read).toMatchObject({ ok: true });
  expect(read.ok && read.pairs).toEqual(pairs.map(({ id: _, practice: __, ...one }) => one));
  expect(text).not.toMatch(/"id"|"practice"/);
});

describe("refused with line, column and field", () => {
  test.each<[what: string, text: string, field: string, words: RegExp, mark: string]>([
    [
      "an unknown method",
      fileOf({ ...definition, network: { method: "magic" } }),
      "pairs.0.network.method",
      /one of "shared-ip", "dns-swing", "nat-swing"/,
      "magic",
    ],
    [
      "another schema",
      JSON.stringify({ schema: "pairdesk-pairs/2", pairs: [definition] }, null, 2),
      "schema",
      /"pairdesk-pairs\/1"/,
      "pairdesk-pairs/2",
    ],
    [
      "a number for a text",
      withSite1({ clientId: 5 }),
      "pairs.0.appliances.0.clientId",
      /Expected a text/,
      '"clientId": 5',
    ],
    [
      "two pairs of one name",
      fileOf(definition, { ...definition, normalPrimary: "site2" }),
      "pairs.1.name",
      /line 5 has the same name/,
      "",
    ],
    [
      "appliances of one name",
      fileOf({ ...definition, appliances: [site1, site1] }),
      "pairs.0.appliances",
      /different names/,
      '"appliances"',
    ],
    [
      "a misspelt field",
      withSite1({ clientID: "x" }),
      "pairs.0.appliances.0.clientID",
      /check its spelling/,
      "clientID",
    ],
    ["a field of another place", fileOf({ ...definition, port: 443 }), "pairs.0.port", /check its spelling/, ""],
    [
      "a broken address",
      withSite1({ host: "10.0.0.256" }),
      "pairs.0.appliances.0.host",
      /neither a host name nor/,
      "10.0.0.256",
    ],
    [
      "a name with an empty part",
      withSite1({ host: "a..example" }),
      "pairs.0.appliances.0.host",
      /neither a host name nor/,
      "a..example",
    ],
  ])("%s", (_what, text, field, words, mark) => {
    const [first] = problems(text);
    expect(first).toMatch(words);
    expect(first).toContain(` ${field}: `);
    if (mark !== "") expect(first).toMatch(new RegExp(`^${lineOf(text, mark)}:`));
  });

  test("a field that is missing, at what it is missing from", () => {
    const { clientId: _, ...without } = site1;
    const text = fileOf({ ...definition, appliances: [without, site2] });
    expect(problems(text)).toEqual([
      `${lineOf(text, '"appliances"') + 1}:9 pairs.0.appliances.0.clientId: This field is missing.`,
    ]);
  });

  test("bad JSON", () => {
    expect(problems('{ "schema": "pairdesk-pairs/1",\n  pairs: [] }')).toEqual([
      "2:3 null: Expected a field's name in double quotes.",
    ]);
  });

  test("more than 10 MB, before it is read", () => {
    expect(problems(" ".repeat(10_000_001))).toEqual(["1:1 null: The file is larger than 10 MB."]);
  });

  test("everything that is wrong, at once and in order", () => {
    const text = fileOf({
      ...definition,
      network: { method: "x" },
      port: 1,
      appliances: [{ ...site1, host: "a b" }, site2],
    });
    const fields = problems(text).map((line) => line.split(" ")[1]);
    expect(fields).toEqual(["pairs.0.network.method:", "pairs.0.appliances.0.host:", "pairs.0.port:"]);
  });
});

describe("a secret in it is refused and never repeated", () => {
  const key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n";
  const ca = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
  test.each<[string, string, string]>([
    ["clientSecret", withSite1({ clientSecret: "hunter-2" }), "pairs.0.appliances.0.clientSecret"],
    ["password", withSite1({ tls: { trust: "system", password: "hunter-2" } }), "pairs.0.appliances.0.tls.password"],
    ["token", fileOf({ ...definition, token: { value: "hunter-2" } }), "pairs.0.token"],
    [
      "passphrase",
      JSON.stringify({ schema: "pairdesk-pairs/1", pairs: [definition], passphrase: "hunter-2" }),
      "passphrase",
    ],
    [
      "a private key beside the CA",
      withSite1({ tls: { trust: "ca", ca: `${ca}${key}` } }),
      "pairs.0.appliances.0.tls.ca",
    ],
    ["a private key as a name", fileOf({ ...definition, portalNames: [key] }), "pairs.0.portalNames.0"],
  ])("%s", (_what, text, field) => {
    const found = problems(text);
    expect(found.join("\n")).toContain(` ${field}: This looks like a secret.`);
    expect(found.join("\n")).not.toMatch(/hunter-2|MHcCAQEE/);
  });
});

test("a thousand faults are told as a hundred, quickly", () => {
  const text = fileOf(...Array.from({ length: 1000 }, () => definition));
  expect(problems(text)).toHaveLength(100);
});

test("a secrets file is refused by place, and its values are never repeated", () => {
  const read = readSecretsFile('{\n  "a/b": ["hunter-2"],\n  "a/c": ""\n}');
  expect(read).toMatchObject({
    ok: false,
    problems: [
      { line: 2, column: 10, field: "a/b", message: "Expected a text." },
      { line: 3, column: 10, field: "a/c" },
    ],
  });
  expect(JSON.stringify(read)).not.toContain("hunter-2");
});
