import { expect, test } from "vitest";
import { changedParts } from "../../../shared/domain/changed-parts.ts";
import { pairDefinitionSchema } from "../../../shared/domain/pair.ts";
import { definePair } from "../../support/observations.ts";

const before = pairDefinitionSchema.parse(definePair());
const [first, second] = before.appliances;

test("the same description has no changed part, whatever the order of its fields and empty lists", () => {
  const reversed = Object.fromEntries(Object.entries(before).reverse()) as typeof before;
  expect(changedParts(before, reversed)).toEqual([]);
  expect(changedParts(before, { ...before, vantage: [], portalNames: [] })).toEqual([]);
});

test("every part is named by itself, an appliance's with the appliance's name of afterwards", () => {
  const peer = { host: "10.0.0.1", port: 443 };
  const renamed = { ...first, name: "main", clientId: "another", writeClientId: "writer", peer };
  const after = { ...before, normalPrimary: before.normalPrimary === first.name ? "main" : before.normalPrimary };
  expect(changedParts(before, { ...after, appliances: [renamed, second] })).toEqual([
    `name of main (was ${first.name})`,
    "account of main",
    "account for writes of main",
    "address of main for its partner",
  ]);
});

test("no value of an account, an address or a certificate is in the words", () => {
  const after = {
    ...before,
    site: { ...before.site, host: "elsewhere.example.com" },
    appliances: [{ ...first, clientId: "client-4711", host: "10.9.8.7" }, second] as typeof before.appliances,
  };
  const words = changedParts(before, after).join(" ");
  expect(words).not.toMatch(/4711|10\.9|elsewhere/);
  expect(words).toContain("site");
});
