import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import { attestAll } from "../../support/attest.ts";
import { type JudgeOptions, judge } from "../../support/judge.ts";
import {
  ago,
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
  const unplanned = (seen: Observation[], how: JudgeOptions = {}) => judge(seen, how).readiness.unplanned;
  const inOrder = [
    "backup-operations site2 on",
    "automatic-failover site2 off",
    "keys-equal yes",
    "firewall-providers yes",
    "connection-agents yes",
  ];

  test("is unknown as long as nobody has confirmed the backup's own settings, which no API shows", () => {
    expect(unplanned(healthyLooks())).toMatchObject({ answer: "unknown" });
    expect(codes(unplanned(healthyLooks()).reasons)).toEqual(["ATTESTATIONS_MISSING"]);
  });

  test("is yes when somebody has confirmed what no API shows", () => {
    const context = { attestations: attestAll(...inOrder) };
    expect(unplanned(healthyLooks(), { context })).toEqual({ answer: "yes", reasons: [] });
  });

  test.each(inOrder)("names what is left when all but %s was confirmed", (left) => {
    const context = { attestations: attestAll(...inOrder.filter((one) => one !== left)) };
    const { answer, reasons } = unplanned(healthyLooks(), { context });
    expect(answer).toBe("unknown");
    expect(reasons).toMatchObject([{ code: "ATTESTATIONS_MISSING", grade: "unknown" }]);
    expect(reasons[0]?.message.split(":")[1]).not.toContain(",");
  });

  test("asks for the test IPs only where the backup would take over by itself", () => {
    const on = inOrder.map((one) => one.replace("automatic-failover site2 off", "automatic-failover site2 on"));
    const context = { attestations: attestAll(...on, "name-is-swung yes", "same-subnet yes") };
    expect(unplanned(healthyLooks(), { context }).reasons[0]?.message).toContain("test IPs of site2");
    const all = { attestations: [...context.attestations, ...attestAll("test-ips site2 yes")] };
    expect(unplanned(healthyLooks(), { context: all }).answer).toBe("yes");
  });

  test("says since when what was confirmed does not count any more", () => {
    const context = {
      attestations: attestAll(...inOrder),
      settingsChanges: [{ cause: "relationship" as const, appliance: "site1", at: ago(3600) }],
    };
    const { answer, reasons } = unplanned(healthyLooks(), { context });
    expect(answer).toBe("unknown");
    expect(reasons).toMatchObject([{ code: "ATTESTATIONS_LAPSED", grade: "attested" }]);
  });

  test.each([
    ["backup-operations site2 off", "BACKUP_OPS_OFF"],
    ["connection-agents no", "FIREWALL_UNATTESTED"],
    ["keys-equal no", "KEYS_UNATTESTED"],
  ])("is no when %s", (said, code) => {
    const [item] = said.split(" ");
    const context = { attestations: attestAll(...inOrder.filter((one) => !one.startsWith(item ?? "")), said) };
    const { answer, reasons } = unplanned(healthyLooks(), { context });
    expect(answer).toBe("no");
    expect(reasons).toMatchObject([{ code, grade: "attested" }]);
  });

  test("does not ask whether the normal primary would synchronize while it stands in as backup", () => {
    const seen = looks(
      health("site1", answered("site1", { role: "backup" })),
      health("site2", answered("site2", { role: "primary" })),
      site(answered("site2", { role: "primary" })),
    );
    const said = ["automatic-failover site1 off", "backup-operations site1 off", ...inOrder.slice(2)];
    expect(unplanned(seen, { context: { attestations: attestAll(...said) } }).answer).toBe("yes");
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
