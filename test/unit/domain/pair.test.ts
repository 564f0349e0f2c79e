import { describe, expect, test } from "vitest";
import { pairDefinitionSchema } from "../../../shared/domain/pair.ts";

const ca = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const appliance = (name: string, tls?: unknown) => ({
  name,
  host: `${name}.example.com`,
  clientId: "monitor",
  ...(tls ? { tls } : {}),
});

const definition = (changes: Record<string, unknown> = {}) => ({
  name: "Support site",
  site: { host: "support.example.com" },
  network: { method: "dns-swing" },
  normalPrimary: "site1",
  appliances: [appliance("site1"), appliance("site2")],
  ...changes,
});

const withTls = (tls: unknown) => definition({ appliances: [appliance("site1", tls), appliance("site2")] });
const withConnect = (address: string) => definition({ site: { host: "support.example.com", connect: [address] } });

/** `path: message` of the first thing that is refused, or null. */
function refusal(input: unknown): string | null {
  const issue = pairDefinitionSchema.safeParse(input).error?.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}` : null;
}

describe("a pair's definition", () => {
  test("takes port 443 and the system's trust where nothing is said", () => {
    const pair = pairDefinitionSchema.parse(definition());
    expect(pair.site.port).toBe(443);
    expect(pair.appliances[0]).toMatchObject({ port: 443, tls: { trust: "system" } });
  });

  test.each([
    ["site", "appliances.0.name"],
    ["Unknown", "appliances.0.name"],
    ["  ", "appliances.0.name"],
  ])("refuses the appliance name %j", (name, path) => {
    expect(refusal(definition({ appliances: [appliance(name), appliance("site2")] }))).toContain(path);
  });

  test("refuses two appliances of one name, and a normal primary that is neither", () => {
    expect(refusal(definition({ appliances: [appliance("site1"), appliance("site1")] }))).toMatch(/different names/);
    expect(refusal(definition({ normalPrimary: "site3" }))).toMatch(/one of the two/);
  });

  test("may name a group, which is neither empty nor longer than 64 characters", () => {
    expect(pairDefinitionSchema.parse(definition()).group).toBeUndefined();
    expect(pairDefinitionSchema.parse(definition({ group: " Customer A " })).group).toBe("Customer A");
    expect(refusal(definition({ group: " " }))).toMatch(/^group: /);
    expect(refusal(definition({ group: "x".repeat(65) }))).toMatch(/^group: .*64 characters/);
  });

  test("refuses an address with a scheme or a path", () => {
    for (const host of ["https://support.example.com", "support.example.com/login", "a b"]) {
      expect(refusal(definition({ site: { host } }))).toMatch(/^site\.host: .*without https/);
    }
  });
});

describe("what an appliance's certificate is trusted by", () => {
  test("may be a company's authority or a pin, with what belongs to it", () => {
    expect(refusal(withTls({ trust: "ca", ca }))).toBeNull();
    expect(refusal(withTls({ trust: "pin", pin: "0f".repeat(32) }))).toBeNull();
  });

  test("never falls back to the system's authorities because the authority was left out", () => {
    expect(refusal(withTls({ trust: "ca" }))).toMatch(/^appliances\.0\.tls\.ca: /);
    expect(refusal(withTls({ trust: "ca", ca: "" }))).toMatch(/PEM/);
    expect(refusal(withTls({ trust: "ca", ca: "/etc/ssl/company.pem" }))).toMatch(/PEM/);
  });

  test("is no pin without a fingerprint in its exact form", () => {
    expect(refusal(withTls({ trust: "pin" }))).toMatch(/^appliances\.0\.tls\.pin: /);
    expect(refusal(withTls({ trust: "pin", pin: "AB:CD" }))).toMatch(/64 hexadecimal/);
  });
});

describe("where the site name is said to lead", () => {
  test.each(["127.0.0.1:9443", "lb.example.com:443", "[2001:db8::10]:443"])("may be %s", (address) => {
    expect(refusal(withConnect(address))).toBeNull();
  });

  test.each(["127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:99999", ":443", "2001:db8::10:443", "https://a:443"])(
    "is refused when it is %s, instead of asking DNS unnoticed",
    (address) => {
      expect(refusal(withConnect(address))).toMatch(/^site\.connect\.0: /);
    },
  );
});
