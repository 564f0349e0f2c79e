import { describe, expect, it, test } from "vitest";
import { createNameCover } from "../../../electron/core/diagnostics/name-cover.ts";
import { namesOfPairs } from "../../../electron/core/diagnostics/names-of-pairs.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";

const host = (name: string, placeholder: string) => ({ name, placeholder, isHost: true });
const given = (name: string, placeholder: string) => ({ name, placeholder, isHost: false });

it("puts the same placeholder wherever the same host stands, in capitals or not", () => {
  const cover = createNameCover([host("support.example.com", "host-1")]);
  expect(cover("support.example.com, https://Support.Example.com:8443/x and CN=support.example.com")).toBe(
    "host-1, https://host-1:8443/x and CN=host-1",
  );
});

it("covers a long name whole, also where a shorter one is a part of it", () => {
  const cover = createNameCover([given("site", "appliance-1a"), host("site.example.com", "host-1")]);
  expect(cover("site at site.example.com")).toBe("appliance-1a at host-1");
});

it("leaves words alone that only begin or end like a name", () => {
  const cover = createNameCover([given("site1", "appliance-1a")]);
  expect(cover("site10, mysite1, site_1, site1's, (site1)")).toBe(
    "site10, mysite1, site_1, appliance-1a's, (appliance-1a)",
  );
});

it.each(["practice-monitor", "a.b*c", "$&", "^(x|y)$", "[name]", "a\\b", "Straße 1"])(
  "takes the name %s as it is written",
  (name) => {
    expect(createNameCover([given(name, "pair-1")])(`before ${name} after`)).toBe("before pair-1 after");
  },
);

it("covers addresses that no pair names, each always alike, and leaves this computer and the documentation", () => {
  const cover = createNameCover([]);
  expect(cover("connect 203.0.113.7:443, 203.0.113.8:443, 203.0.113.7; 127.0.0.1; version 24.2.2")).toBe(
    "connect other-1:443, other-2:443, other-1; 127.0.0.1; version 24.2.2",
  );
  expect(cover("https://old.example.com/login https://docs.beyondtrust.com/rs")).toBe(
    "https://other-3/login https://docs.beyondtrust.com/rs",
  );
});

describe("the names of pairs", () => {
  const pair = {
    ...samplePair("pair-1"),
    name: "Vienna",
    site: { host: "support.wien.example", port: 443, connect: ["[2001:db8::7]:9443"] },
    network: { method: "shared-ip" as const, sharedIps: ["203.0.113.10"] },
    vantage: ["gateway.wien.example:443"],
    portalNames: ["portal.wien.example"],
  };

  test("nothing that a person wrote is left of them", () => {
    const cover = createNameCover(namesOfPairs([pair]));
    const covered = cover(JSON.stringify(pair));
    const hosts = pair.appliances.flatMap(({ name, host: own, clientId }) => [name, own, clientId]);
    for (const name of ["Vienna", "wien.example", "2001:db8::7", "203.0.113.10", ...hosts]) {
      expect(covered.replaceAll(/"(?:name|host|clientId|site)":/g, "")).not.toContain(name);
    }
  });

  test("two pairs on one host share its placeholder", () => {
    const names = namesOfPairs([pair, { ...pair, id: "pair-2", name: "Graz" }]);
    const of = (name: string) =>
      new Set(names.filter((known) => known.name === name).map((known) => known.placeholder));
    expect(of("support.wien.example").size).toBe(1);
    expect(of("Vienna")).toEqual(new Set(["pair-1"]));
    expect(of("Graz")).toEqual(new Set(["pair-2"]));
  });
});
