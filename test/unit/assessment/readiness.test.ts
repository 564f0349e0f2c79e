import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import { judge } from "../../support/judge.ts";
import {
  answered,
  certificate,
  definePair,
  health,
  healthyLooks,
  looks,
  probe,
  site,
  unhealthy,
  unreachable,
  without,
} from "../../support/observations.ts";

const dead = (name: "site1" | "site2") => [health(name, unreachable), probe(name, unreachable)];
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);
const earlier = health("site1", answered("site1"), { secondsAgo: 65 });

describe("readiness for a planned switch", () => {
  const planned = (seen: Observation[]) => judge(seen).readiness.planned;

  test("is yes for a pair in good order whose account may change roles", () => {
    expect(planned(healthyLooks())).toEqual({ answer: "yes", reasons: [] });
  });

  test.each<[string, Observation[], string]>([
    ["the primary is dead", looks(...dead("site1"), site(unreachable)), "APPLIANCE_UNREACHABLE"],
    ["the backup is dead", looks(...dead("site2")), "APPLIANCE_UNREACHABLE"],
    ["the backup is unhealthy", looks(health("site2", unhealthy("site2"))), "APPLIANCE_UNHEALTHY"],
    ["versions differ", looks(health("site2", answered("site2", { build: "1" }))), "VERSION_MISMATCH"],
    ["both are primary", looks(health("site2", answered("site2", { role: "primary" }))), "ROLE_CONFLICT_BOTH_PRIMARY"],
    ["there is no relationship", looks(health("site2", answered("site2", { role: "none" }))), "NO_FAILOVER"],
    [
      "clients would refuse the backup",
      looks(certificate("site2", { refusal: "CERT_HAS_EXPIRED" })),
      "CERT_REFUSED_ON_BACKUP",
    ],
    ["the site name leads to the backup", looks(site(answered("site2"))), "SITE_SERVED_BY_BACKUP"],
    [
      "the account may only read",
      looks(health("site2", answered("site2"), { permission: "read_only" })),
      "PERMISSION_MISSING",
    ],
  ])("is no when %s", (_, seen, code) => {
    const answer = planned(seen);
    expect(answer.answer).toBe("no");
    expect(codes(answer.reasons)).toContain(code);
  });

  test.each<[string, Observation[], string]>([
    [
      "the primary is unhealthy, which is repaired first",
      looks(health("site1", unhealthy("site1"))),
      "APPLIANCE_UNHEALTHY",
    ],
    ["the primary's own address is down", [earlier, ...looks(...dead("site1"))], "UNIQUE_ADDRESS_DOWN"],
    [
      "what the account may do is not known",
      looks(health("site2", answered("site2"), { permission: null })),
      "PERMISSION_MISSING",
    ],
    [
      "the last sync is not known",
      looks(health("site1", unhealthy("site1", { lastSync: null })), site(unhealthy("site1", { lastSync: null }))),
      "NOT_KNOWN",
    ],
    ["the backup's certificate was not seen", without(healthyLooks(), "certificate", "site2"), "NOT_KNOWN"],
    ["who serves the site name is not known", without(healthyLooks(), "site"), "NOT_KNOWN"],
  ])("is unknown when %s", (_, seen, code) => {
    const answer = planned(seen);
    expect(answer.answer).toBe("unknown");
    expect(codes(answer.reasons)).toContain(code);
  });

  test("is unknown with an account for writes, whose rights show only when it is used", () => {
    const { appliances } = definePair();
    const pair = definePair({ appliances: [appliances[0], { ...appliances[1], writeClientId: "switcher" }] });
    const seen = looks(health("site2", answered("site2"), { permission: "read_only" }));
    expect(judge(seen, { pair }).readiness.planned).toMatchObject({ answer: "unknown" });
  });

  test("is neither yes nor a known no before anything was seen", () => {
    expect(planned([]).answer).toBe("unknown");
  });
});

describe("readiness for the death of the primary", () => {
  const unplanned = (seen: Observation[]) => judge(seen).readiness.unplanned;

  test("is unknown as long as nobody has confirmed the backup's own settings, which no API shows", () => {
    expect(unplanned(healthyLooks())).toMatchObject({ answer: "unknown" });
    expect(codes(unplanned(healthyLooks()).reasons)).toEqual(["ATTESTATIONS_MISSING"]);
  });

  test("asks nothing about the primary when the primary is dead", () => {
    const { reasons } = unplanned(looks(...dead("site1"), health("site1", unreachable), site(unreachable)));
    expect(reasons.map(({ message }) => message).join(" ")).not.toContain("site1");
  });

  test.each<[string, Observation[], string]>([
    ["the backup is dead", looks(...dead("site2")), "APPLIANCE_UNREACHABLE"],
    ["the backup is unhealthy", looks(health("site2", unhealthy("site2"))), "APPLIANCE_UNHEALTHY"],
    [
      "nothing was ever synchronized",
      looks(health("site1", answered("site1", { lastSync: null })), site(answered("site1", { lastSync: null }))),
      "SYNC_NEVER",
    ],
    [
      "clients would refuse the backup",
      looks(certificate("site2", { refusal: "CERT_HAS_EXPIRED" })),
      "CERT_REFUSED_ON_BACKUP",
    ],
  ])("is no when %s", (_, seen, code) => {
    const answer = unplanned(seen);
    expect(answer.answer).toBe("no");
    expect(codes(answer.reasons)).toContain(code);
  });
});
