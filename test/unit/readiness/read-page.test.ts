import { describe, expect, test } from "vitest";
import { attestedForm, isAttestedValue } from "../../../shared/attestations/attested-values.ts";
import { attestationItemSchema } from "../../../shared/domain/attestation.ts";
import { readinessPageSchema } from "../../../shared/readiness/readiness-check.ts";
import { readPageOf } from "../../fixtures/readiness-page.ts";
import { attest } from "../../support/attest.ts";
import { ago, answered, definePair, health, healthyLooks, looks, without } from "../../support/observations.ts";

const sharedIp = definePair({ network: { method: "shared-ip", sharedIps: ["203.0.113.10"] } });
const find = (page: ReturnType<typeof readPageOf>, item: string, appliance: string | null = null) =>
  page.attested.find((one) => one.item === item && one.appliance === appliance);
const check = (page: ReturnType<typeof readPageOf>, name: string) => page.seen.find((one) => one.check === name);

test("has the form of the contract, and on a fresh pair nothing attested that anybody has said", () => {
  const page = readPageOf();
  expect(readinessPageSchema.parse(page)).toEqual(page);
  expect(page.attested.filter(({ grade }) => grade !== "unknown")).toEqual([]);
  expect(page.attested.filter(({ answer }) => answer !== "unknown")).toEqual([]);
  expect(page.lastBy).toBeNull();
});

test("asks for every setting there is, for the tick at a shared IP where the pair has one, and for the swing where it has none", () => {
  const itemsOf = (page: ReturnType<typeof readPageOf>) => [...new Set(page.attested.map(({ item }) => item))].sort();
  const all = [...attestationItemSchema.options].sort();
  expect(itemsOf(readPageOf())).toEqual(all.filter((item) => item !== "shared-ip-ticked"));
  expect(itemsOf(readPageOf({ pair: sharedIp }))).toEqual(all.filter((item) => item !== "name-is-swung"));
});

describe("differences are judged by who the appliance is, not by being unequal", () => {
  test("Off at the normal primary and On at the normal backup are both as they should be", () => {
    const page = readPageOf({ said: ["backup-operations site1 off", "backup-operations site2 on"] });
    expect(find(page, "backup-operations", "site1")).toMatchObject({ answer: "yes", advised: "off" });
    expect(find(page, "backup-operations", "site2")).toMatchObject({ answer: "yes", advised: "on" });
  });

  test("the same on both is wrong on one of them", () => {
    const page = readPageOf({ said: ["backup-operations site1 on", "backup-operations site2 on"] });
    expect(find(page, "backup-operations", "site1")).toMatchObject({ answer: "no", code: "BACKUP_OPS_WRONG_SIDE" });
    expect(find(page, "backup-operations", "site2")).toMatchObject({ answer: "yes" });
  });

  test("what is in force on the backup alone does not matter at the normal primary", () => {
    const page = readPageOf({ said: ["sync-interval site1 9999"] });
    expect(find(page, "sync-interval", "site1")).toMatchObject({ matters: false, why: "not-in-force", answer: "yes" });
  });
});

test("a word keeps who, when and why it has to be said again, with the ones before it", () => {
  const before = { ...attest("timeout site2 60", { daysAgo: 200 }), note: "default" };
  const page = readPageOf({ said: [attest("timeout site2 300", { daysAgo: 100, by: "Bo" }), before] });
  expect(find(page, "timeout", "site2")).toMatchObject({
    answer: "unknown",
    why: "lapsed",
    said: { value: "300", by: "Bo", at: ago(100 * 86_400), staleBecause: "age" },
    earlier: [{ value: "60", note: "default" }],
  });
  expect(page.lastBy).toBe("Bo");
});

test("a shared IP that is seen enabled counts as ticked, told by the appliance", () => {
  const seen = looks(health("site1", answered("site1", { sharedIps: ["203.0.113.10"] })));
  const page = readPageOf({ seen, pair: sharedIp });
  expect(find(page, "shared-ip-ticked", "site1")).toMatchObject({ answer: "yes", grade: "api", at: ago(5) });
  expect(find(page, "shared-ip-ticked", "site2")).toMatchObject({ answer: "unknown", grade: "unknown" });
});

test("the timeout is held against how long that primary kept silent before", () => {
  const page = (ms: number[]) => readPageOf({ said: ["timeout site2 300"], context: { outagesOf: () => ms } });
  expect(find(page([]), "timeout", "site2")?.why).toBe("no-outage-seen");
  expect(find(page([200_000]), "timeout", "site2")?.why).toBe("longer-than-outages");
  expect(find(page([200_000, 400_000]), "timeout", "site2")?.why).toBe("shorter-than-outage");
});

describe("what Pairdesk sees by itself", () => {
  test("is yes with its grade and time, and unknown where nothing was seen", () => {
    const page = readPageOf({ seen: without(healthyLooks(), "certificate") });
    expect(check(page, "synchronized")).toMatchObject({ answer: "yes", grade: "api", at: ago(600) });
    expect(check(page, "versions-equal")).toMatchObject({ answer: "yes", grade: "api" });
    expect(check(page, "certificate-accepted")).toMatchObject({ answer: "unknown", grade: "unknown", at: null });
    expect(check(page, "configuration-backup")).toMatchObject({ answer: "unknown" });
  });

  test("is no with the finding that says so", () => {
    const page = readPageOf({
      seen: looks(health("site2", answered("site2", { build: "1" }))),
      context: { backups: { site1: ago(40 * 86_400) } },
    });
    expect(check(page, "versions-equal")).toMatchObject({ answer: "no", code: "VERSION_MISMATCH" });
    expect(check(page, "configuration-backup")).toMatchObject({
      answer: "no",
      code: "BACKUP_OLD",
      at: ago(40 * 86_400),
    });
  });
});

test("each reason has the time at which it was seen or said", () => {
  const page = readPageOf({
    seen: looks(health("site2", answered("site2"), { permission: "read_only" })),
    said: [attest("backup-operations site2 off", { daysAgo: 2 }), attest("keys-equal yes", { daysAgo: 100 })],
  });
  const times = ({ reasons }: typeof page.planned) => reasons.map(({ code, at }) => [code, at]);
  expect(times(page.planned)).toEqual([["PERMISSION_MISSING", ago(5)]]);
  expect(times(page.unplanned)).toEqual([
    ["BACKUP_OPS_OFF", ago(2 * 86_400)],
    ["ATTESTATIONS_MISSING", null],
    ["ATTESTATIONS_LAPSED", ago(100 * 86_400)],
  ]);
});

test("the own /login of an appliance is offered, except where its address leads to either", () => {
  const [first, second] = definePair().appliances;
  const pair = definePair({
    appliances: [
      { ...first, host: "support.example.com" },
      { ...second, host: "2001:db8::1", port: 8443 },
    ],
  });
  expect(readPageOf({ pair }).appliances.map(({ loginUrl }) => loginUrl)).toEqual([
    null,
    "https://[2001:db8::1]:8443/login",
  ]);
});

test.each([
  ["backup-operations", "on", true],
  ["backup-operations", "yes", false],
  ["keys-equal", "yes", true],
  ["sync-interval", "none", true],
  ["sync-interval", "0", false],
  ["sync-interval", "15.5", false],
  ["timeout", "none", false],
  ["timeout", "300", true],
  ["timeout", "9999999999", false],
  ["bandwidth", "-5", false],
] as const)("of %s one can say %s: %s", (item, value, isFine) => {
  expect(attestedForm(item).kind).toMatch(/choice|number/);
  expect(isAttestedValue(item, value)).toBe(isFine);
});
