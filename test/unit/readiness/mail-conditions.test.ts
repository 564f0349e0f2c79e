import { describe, expect, test } from "vitest";
import { attestationItemSchema } from "../../../shared/domain/attestation.ts";
import { mailConditions } from "../../../shared/readiness/mail-conditions.ts";
import { mailConditionIds } from "../../../shared/readiness/readiness-check.ts";
import { readPageOf } from "../../fixtures/readiness-page.ts";
import { answered, health, looks } from "../../support/observations.ts";
import { addedCodes, judgementCodes } from "../../support/scenarios/judgement-codes.ts";

/** As the vendor's manual has them (api-facts 7), written down by hand: what each is shown by. */
const expected: Record<(typeof mailConditionIds)[number], string> = {
  "versions-differ": "VERSION_MISMATCH",
  "shared-ip-not-enabled": "SHARED_IP_ON_NONE",
  "shared-ip-not-in-appliance": "SHARED_IP_NOT_MIRRORED shared-ip-ticked",
  "backup-reaches-nothing": "APPLIANCE_UNREACHABLE test-ips",
  "backup-reaches-no-test-ip": "TEST_IPS_MISSING test-ips",
  "backup-operations-off": "BACKUP_OPS_OFF backup-operations",
  "backup-fails-itself": "APPLIANCE_UNHEALTHY",
  "primary-not-reached-by-name": "backup-reaches-primary-by-name",
  "primary-silent": "APPLIANCE_UNREACHABLE",
  "primary-silent-will-switch": "APPLIANCE_UNREACHABLE automatic-failover timeout",
  "backup-takes-over": "TAKEOVER_SEEN",
  "nobody-pulls-data": "SYNC_NEVER SYNC_OVERDUE",
};

describe.each(mailConditionIds)("the mail condition %s", (id) => {
  const { findings, items } = mailConditions[id];

  test("is shown by a finding there is, or by a setting that a person can look up", () => {
    expect([...findings, ...items].join(" ")).toBe(expected[id]);
    for (const code of findings) expect(judgementCodes.has(code) || addedCodes.has(code)).toBe(true);
    for (const item of items) expect(attestationItemSchema.options).toContain(item);
  });
});

test("a condition that is so is told, one that nobody has looked up is not called quiet", () => {
  const page = readPageOf({
    seen: looks(health("site2", answered("site2", { build: "1" }))),
    said: ["backup-operations site2 off"],
  });
  const by = new Map(page.mailConditions.map((one) => [one.id, one]));
  expect(by.get("versions-differ")).toMatchObject({ isNow: true });
  expect(by.get("backup-operations-off")).toMatchObject({ isNow: true });
  expect(by.get("backup-takes-over")).toMatchObject({ isNow: false, isUnsaid: false });
  expect(by.get("primary-not-reached-by-name")).toMatchObject({ isNow: false, isUnsaid: true });
});
