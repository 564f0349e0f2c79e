/** The forms of a pair: what they refuse, what they make of it, and that the core's schema agrees. */
import { describe, expect, test } from "vitest";
import { allProblems, caProblem } from "../../../renderer/features/pair-form/find-problems.ts";
import { draftOf, emptyDraft, type PairDraft, withAppliance } from "../../../renderer/features/pair-form/pair-draft.ts";
import { readFingerprint, toDefinition } from "../../../renderer/features/pair-form/to-definition.ts";
import { changeNotes } from "../../../renderer/features/pair-settings/change-notes.ts";
import { type PairDefinition, pairDefinitionSchema } from "../../../shared/domain/pair.ts";

const ca = `-----BEGIN CERTIFICATE-----\nMI${"A".repeat(70)}\n-----END CERTIFICATE-----\n`;

/** As much as a pair can hold. */
const full: PairDefinition = {
  name: "Support site",
  group: "Customer A",
  site: {
    host: "support.example.com",
    port: 8443,
    connect: ["10.0.0.1:443", "[fd00::1]:443"],
    tls: { trust: "system", serverName: "www.example.com" },
  },
  network: { method: "shared-ip", sharedIps: ["203.0.113.10", "fd00::10"] },
  normalPrimary: "site2",
  appliances: [
    {
      name: "site1",
      host: "10.0.0.11",
      port: 443,
      clientId: "monitor",
      writeClientId: "switcher",
      peer: { host: "fd00::11", port: 443 },
      tls: { trust: "pin", pin: "ab".repeat(32), serverName: "support.example.com" },
    },
    { name: "site2", host: "site2.example.com", port: 9443, clientId: "monitor", tls: { trust: "ca", ca } },
  ],
  vantage: ["10.0.0.1:443"],
  thresholds: { staleLooks: 3, certificateExpiringLifeShare: 0.25 },
  portalNames: ["help.example.com"],
};

describe("a stored pair", () => {
  test("comes out of its forms as it went in, and has no problem", () => {
    expect(allProblems(draftOf(full))).toEqual({});
    expect(toDefinition(draftOf(full))).toEqual(full);
    expect(pairDefinitionSchema.parse(toDefinition(draftOf(full)))).toEqual(full);
  });

  test("with nothing optional comes out without the optional fields", () => {
    const { group: _g, vantage: _v, thresholds: _t, portalNames: _p, ...rest } = full;
    const bare: PairDefinition = {
      ...rest,
      site: { host: "support.example.com", port: 443 },
      network: { method: "dns-swing", sharedIps: [] },
    };
    expect(toDefinition(draftOf(bare))).toEqual(bare);
  });
});

/** Whatever a form lets through, the core takes; whatever the core refuses in these fields, the form has said. */
describe("each slip is told at its field, and the core's schema refuses it too", () => {
  const set = (change: (draft: PairDraft) => PairDraft) => change(draftOf(full));
  const first = (change: Parameters<typeof withAppliance>[2]) => set((draft) => withAppliance(draft, 0, change));
  const tls = draftOf(full).appliances[0].tls;
  test.each<[string, PairDraft]>([
    ["name", set((draft) => ({ ...draft, name: " " }))],
    ["name", set((draft) => ({ ...draft, name: "x".repeat(121) }))],
    ["group", set((draft) => ({ ...draft, group: "x".repeat(65) }))],
    ["site.host", set((draft) => ({ ...draft, site: { ...draft.site, host: "a/b" } }))],
    ["site.port", set((draft) => ({ ...draft, site: { ...draft.site, port: "65536" } }))],
    ["site.port", set((draft) => ({ ...draft, site: { ...draft.site, port: "" } }))],
    ["site.connect", set((draft) => ({ ...draft, site: { ...draft.site, connect: "10.0.0.1" } }))],
    [
      "site.tls.serverName",
      set((draft) => ({ ...draft, site: { ...draft.site, tls: { ...tls, serverName: "a b" } } })),
    ],
    ["network.sharedIps", set((draft) => ({ ...draft, sharedIps: "10.0.0.256" }))],
    ["network.sharedIps", set((draft) => ({ ...draft, sharedIps: "10.0.0.1 ".repeat(17) }))],
    ["appliances.0.name", first({ name: "" })],
    ["appliances.0.name", first({ name: "Site" })],
    ["appliances.0.host", first({ host: "10.0.0" })],
    ["appliances.0.port", first({ port: "1.5" })],
    ["appliances.0.clientId", first({ clientId: " " })],
    ["appliances.0.tls.pin", first({ tls: { ...tls, pin: "abc" } })],
    ["appliances.0.tls.ca", first({ tls: { ...tls, trust: "ca", ca: "no" } })],
    ["vantage", set((draft) => ({ ...draft, vantage: "10.0.0.1:0" }))],
    ["portalNames", set((draft) => ({ ...draft, portalNames: "a_b c/d" }))],
    ["thresholds.staleLooks", set((draft) => ({ ...draft, thresholds: { ...draft.thresholds, staleLooks: "0" } }))],
    [
      "thresholds.certificateExpiringLifeShare",
      set((draft) => ({ ...draft, thresholds: { ...draft.thresholds, certificateExpiringLifeShare: "1.5" } })),
    ],
    [
      "thresholds.syncOverdueSeconds",
      set((draft) => ({ ...draft, thresholds: { ...draft.thresholds, syncOverdueSeconds: "soon" } })),
    ],
  ])("%s", (field, draft) => {
    expect(Object.keys(allProblems(draft))).toEqual([field]);
    expect(pairDefinitionSchema.safeParse(toDefinition(draft)).success).toBe(false);
  });

  test("two of one name, a method not chosen, a peer address and a secret without its account", () => {
    expect(allProblems(withAppliance(draftOf(full), 1, { name: "site1" }))).toHaveProperty("appliances.1.name");
    expect(allProblems(emptyDraft)).toHaveProperty("network.method");
    expect(allProblems(first({ peer: "10.0.0.1" }))).toHaveProperty("appliances.0.peer");
    expect(allProblems(first({ writeClientId: "", writeSecret: "x" }))).toHaveProperty("appliances.0.writeSecret");
  });
});

test.each([
  ["AB:CD:EF", "abcdef"],
  ["SHA256 Fingerprint=ab:cd", "abcd"],
  ["sha-256: AB CD", "abcd"],
])("the fingerprint %j is read as %s", (text, read) => expect(readFingerprint(text)).toBe(read));

test("a CA's text needs a whole certificate and no private key", () => {
  expect(caProblem(ca)).toBeNull();
  expect(caProblem(`${ca}${ca}`)).toBeNull();
  expect(caProblem(ca.replace("-----END CERTIFICATE-----", ""))).toMatch(/no certificate in PEM form/);
  expect(caProblem(ca.replace("MIA", "XYZ"))).toMatch(/damaged/);
  expect(caProblem(`${ca}-----BEGIN PRIVATE KEY-----`)).toMatch(/private key/);
});

describe("what saving means", () => {
  test("nothing for what only describes", () => {
    expect(changeNotes(full, { ...draftOf(full), group: "B", name: "Other" })).toEqual([]);
  });

  test("a new name keeps, a new address forgets, a new account needs its secret, a new primary changes sides", () => {
    const draft = draftOf(full);
    const changed = withAppliance(draft, 0, { name: "vienna", host: "10.9.9.9", clientId: "other" });
    expect(changeNotes(full, { ...changed, normalPrimary: 0 })).toEqual([
      expect.stringContaining("site1 is called vienna"),
      expect.stringContaining("forgotten"),
      expect.stringContaining("Enter its secret too"),
      expect.stringContaining("vienna becomes the normal primary"),
    ]);
  });
});
