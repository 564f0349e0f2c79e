import { expect, test } from "vitest";
import { emptyDraft, type PairDraft, withAppliance } from "../../../renderer/features/pair-form/pair-draft.ts";
import { reviewWarnings } from "../../../renderer/features/pair-form/review-warnings.ts";
import { failedLayers, passedLayers } from "../../fixtures/connection-layers.ts";

const described = (changes: Partial<PairDraft> = {}): PairDraft => {
  const base: PairDraft = { ...emptyDraft, method: "dns-swing", ...changes };
  const one = withAppliance(base, 0, { name: "site1", host: "site1.example.com" });
  return withAppliance(one, 1, { name: "site2", host: "site2.example.com" });
};
const primary = passedLayers();
const backup = passedLayers({
  role: "backup",
  applianceId: "b".repeat(32),
  address: "203.0.113.12",
  siteAddress: "203.0.113.11",
});
const kinds = (...asked: Parameters<typeof reviewWarnings>) => reviewWarnings(...asked).map(({ kind }) => kind);

test("two appliances that look like a pair give no warning", () => {
  expect(reviewWarnings(described(), [primary, backup])).toEqual([]);
});

test("what was not tested, or failed, is said of each", () => {
  const failed = failedLayers("token", { kind: "unauthorized", code: "denied" });
  expect(reviewWarnings(described(), [null, failed])).toEqual([
    { kind: "failed", appliance: "site2", layer: "token" },
    { kind: "untested", appliances: ["site1"] },
  ]);
});

test("one appliance under two addresses, and one address twice", () => {
  expect(kinds(described(), [primary, primary])).toEqual(["same-appliance"]);
  const twice = withAppliance(described(), 1, { host: "SITE1.example.com" });
  expect(kinds(twice, [null, null])).toEqual(["same-address", "untested"]);
});

test("two of one role", () => {
  const other = passedLayers({ applianceId: "b".repeat(32) });
  expect(reviewWarnings(described(), [primary, other])).toEqual([{ kind: "same-role", role: "primary" }]);
});

test("a site name that leads to neither, unless a NAT stands before them or the shared IP is named", () => {
  const away = (role: "primary" | "backup", applianceId: string) =>
    passedLayers({ role, applianceId, siteAddress: "198.51.100.7" });
  const tests = [away("primary", "a"), away("backup", "b")] as const;
  expect(kinds(described(), tests)).toEqual(["site-name-elsewhere"]);
  expect(kinds(described({ method: "nat-swing" }), tests)).toEqual([]);
  expect(kinds(described({ method: "shared-ip", sharedIps: "198.51.100.7" }), tests)).toEqual([]);
});

test("a certificate that does not hold the site name is said of its appliance", () => {
  const bad = passedLayers({ role: "backup", applianceId: "b", siteRefusal: "ERR_TLS_CERT_ALTNAME_INVALID" });
  expect(reviewWarnings(described(), [primary, bad])).toMatchObject([
    { kind: "site-name-not-covered", appliance: "site2", host: "support.example.com" },
  ]);
});
