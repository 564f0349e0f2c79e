import { expect, test } from "vitest";
import { describeChange } from "../../../electron/terminal/describe-change.ts";
import type { Paint } from "../../../electron/terminal/output.ts";
import type { PairStatus } from "../../../shared/domain/pair-status.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const { byVerdict, swapped } = createPairViews(Date.UTC(2026, 2, 2, 9, 15, 4));
const plain: Paint = (_, text) => text;
const calm = byVerdict.protected.status;
const outage = byVerdict.outage.status;

test("the first look is told whole", () => {
  expect(describeChange(null, calm, plain)).toBe(
    "Support site  PROTECTED  verdict protected; site name answered by site1; site1 primary, healthy; site2 backup, healthy",
  );
});

test("what stayed the same is not told, nor are ages and counters", () => {
  const later: PairStatus = {
    ...calm,
    looks: calm.looks + 1,
    dataAtRisk: { seconds: 999, atMostSeconds: 1_059, basis: "reported" },
  };
  expect(describeChange(calm, calm, plain)).toBeNull();
  expect(describeChange(calm, later, plain)).toBeNull();
});

test("an outage is told with its findings, and the healing says which of them are over", () => {
  const worse = describeChange(calm, outage, plain) ?? "";
  expect(worse).toMatch(/^Support site {2}OUTAGE {2}verdict outage; /);
  for (const { code, message } of outage.findings) expect(worse).toContain(`${code}: ${message}`);

  const better = describeChange(outage, calm, plain) ?? "";
  expect(better).toMatch(/^Support site {2}PROTECTED {2}verdict protected; /);
  for (const { code } of outage.findings) expect(better).toMatch(new RegExp(`${code}\\b.* is over`));
});

test("swapped roles are told by appliance", () => {
  expect(describeChange(calm, swapped.status, plain)).toMatch(/site1 backup, healthy; site2 primary, healthy/);
});

test("one finding for both appliances is two pieces of news", () => {
  const finding = (appliance: string) => ({
    code: "CERT_EXPIRING",
    severity: "warning" as const,
    appliance,
    message: `The certificate of ${appliance} expires.`,
    expected: null,
    evidence: [],
  });
  const one = { ...calm, findings: [finding("site1")] };
  const both = { ...calm, findings: [finding("site1"), finding("site2")] };
  expect(describeChange(one, both, plain)).toContain("CERT_EXPIRING: The certificate of site2 expires.");
  expect(describeChange(both, one, plain)).toContain("CERT_EXPIRING site2 is over");
});

test("maintenance, what it makes calm and its end are news each", () => {
  const silent = {
    code: "APPLIANCE_UNREACHABLE",
    severity: "critical" as const,
    appliance: "site2",
    message: "site2 does not answer.",
    expected: null,
    evidence: [],
  };
  const until = "2026-03-02T12:00:00.000Z";
  const alarmed = { ...calm, findings: [silent] };
  const during = {
    ...calm,
    maintenance: { until },
    findings: [{ ...silent, expected: { by: "New disks", until } }],
  };
  const begun = describeChange(alarmed, during, plain) ?? "";
  expect(begun).toContain(`maintenance until ${until}`);
  expect(begun).toContain(`APPLIANCE_UNREACHABLE: site2 does not answer. (expected until ${until}: New disks)`);
  const over = describeChange(during, alarmed, plain) ?? "";
  expect(over).toContain("maintenance is over");
  expect(over).toMatch(/APPLIANCE_UNREACHABLE: site2 does not answer\.;/);
});

test("text of an appliance cannot begin a line of its own or move the cursor", () => {
  const finding = {
    code: "APPLIANCE_UNHEALTHY",
    severity: "warning" as const,
    appliance: "site1",
    message: "site1 says: fine\n2026-03-02T09:15:04Z  Support site  PROTECTED\u001b[1A\u202e",
    expected: null,
    evidence: [],
  };
  const told = describeChange(calm, { ...calm, findings: [finding] }, plain) ?? "";
  expect(told).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(told).toContain("says: fine\\u000a2026");
});
