/**
 * Every finding that a rule can state is raised by a scenario of the practice pair (proved end to end by the table of
 * test/integration/terminal) or, where that needs a past or a setting such a pair cannot have, by what is written here.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../shared/domain/observation.ts";
import { attest } from "../../support/attest.ts";
import { codesOf, findingOf, type JudgeOptions, judge } from "../../support/judge.ts";
import {
  ago,
  answered,
  certificate,
  definePair,
  health,
  healthyLooks,
  looks,
  site,
} from "../../support/observations.ts";
import { expectedStatus } from "../../support/scenarios/expected-status.ts";
import { addedCodes, codesOfLaterParts, judgementCodes } from "../../support/scenarios/judgement-codes.ts";
import { sixHourly, synced } from "../../support/synced.ts";

const rulesFolder = path.join(import.meta.dirname, "../../../shared/assessment/findings");
const sources = readdirSync(rulesFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(path.join(rulesFolder, file), "utf8"));
const severities = new Map([...judgementCodes, ...addedCodes]);

/** Every code that stands in a rule. */
const present = [...severities.keys()].filter((code) => sources.some((source) => source.includes(`"${code}"`)));

interface Case extends JudgeOptions {
  /** Why no scenario of the practice pair shows it to somebody who looks once. */
  why: string;
  seen: Observation[];
}

const swapped = looks(
  health("site1", answered("site1", { role: "backup" })),
  health("site2", answered("site2", { role: "primary" })),
  site(answered("site2", { role: "primary" })),
);

const raisedHere: Record<string, Case> = {
  APPLIANCE_ID_CHANGED: {
    why: "the id that was there before must be remembered",
    seen: [
      health("site2", answered("site2", { applianceId: "7".repeat(32) }), { secondsAgo: 3600 }),
      ...healthyLooks(),
    ],
  },
  TAKEOVER_SEEN: {
    why: "the role that was there before must be remembered",
    seen: [health("site2", answered("site2"), { secondsAgo: 70 }), ...swapped],
  },
  SYNC_LATE_TREND: {
    why: "it takes days of data syncs",
    seen: synced([...sixHourly, 23, 15, 7]),
  },
  SYNC_STATUS_CHANGED: {
    why: "it takes several data syncs",
    seen: synced([20, 14, 8, 2], (index) => (index < 3 ? "ok" : "partial")),
  },
  STALE: {
    why: "whoever looks has just looked",
    seen: looks(health("site2", answered("site2"), { secondsAgo: 600 })),
  },
  SITE_SERVED_BY_OTHER: {
    why: "it takes a third appliance that tells an id of its own",
    seen: looks(site(answered("site1", { applianceId: "7".repeat(32) }))),
  },
  ADDRESS_IS_SITE_NAME: {
    why: "it is in the pair's description, not in its appliances",
    seen: healthyLooks(),
    pair: definePair({
      appliances: [{ ...definePair().appliances[0], host: "support.example.com" }, definePair().appliances[1]],
    }),
  },
  METHOD_DIFFERS: {
    why: "the practice pair is described with the method it has",
    seen: looks(health("site1", answered("site1", { sharedIps: ["203.0.113.10"] }))),
  },
  RETURNED_AS_PRIMARY: {
    why: "a takeover must have gone before",
    seen: looks(health("site2", answered("site2", { role: "primary" }))),
    context: { takeover: { standIn: "site2", at: ago(3600) } },
  },
  BACKUP_OLD: {
    why: "a backup must have been taken long ago",
    seen: healthyLooks(),
    context: { backups: { site1: ago(40 * 86_400) } },
  },
  ...Object.fromEntries(
    Object.entries({
      TEST_IPS_MISSING: ["automatic-failover site2 on", "test-ips site2 no"],
      BACKUP_OPS_WRONG_SIDE: ["backup-operations site1 on"],
      BACKUP_OPS_OFF: ["backup-operations site2 off"],
      AUTO_FAILOVER_UNSUITED: ["automatic-failover site1 on"],
      SYNC_INTERVAL_OVER_A_DAY: ["sync-interval site2 2880"],
      KEYS_UNATTESTED: ["keys-equal no"],
      MAIL_ALERT_MISSING: ["mail-alerts no"],
      API_AND_BUILTIN: ["api-or-builtin no"],
      FIREWALL_UNATTESTED: ["connection-agents no"],
    }).map(([code, said]) => [
      code,
      {
        why: "a person must have said so",
        seen: healthyLooks(),
        context: { attestations: said.map((one) => attest(one)) },
      },
    ]),
  ),
  SHARED_IP_NOT_MIRRORED: {
    why: "a person must have said so",
    seen: healthyLooks(),
    pair: definePair({ network: { method: "shared-ip", sharedIps: ["203.0.113.10"] } }),
    context: { attestations: [attest("shared-ip-ticked site2 no")] },
  },
  CERT_LETS_ENCRYPT: {
    why: "no such authority signs for a simulated pair",
    seen: looks(certificate("site1", { issuer: "C=US, O=Let's Encrypt, CN=R11" })),
  },
};

const raisedByScenarios = new Map(
  Object.values(expectedStatus)
    .flatMap(({ findings }) => findings)
    .map((found) => found.split(" "))
    .map(([severity, code]): [string, string] => [code ?? "", severity ?? ""]),
);

describe("the codes", () => {
  test("that the rules state are those of judgement, less the ones whose sources come later", () => {
    const missing = [...severities.keys()].filter((code) => !present.includes(code));
    expect(missing.sort()).toEqual([...codesOfLaterParts].sort());
  });

  test("of rules that no list knows do not exist", () => {
    const stated = sources.flatMap((source) =>
      [...source.matchAll(/finding\(\s*"([A-Z_]+)"/g)].map(([, code]) => code),
    );
    expect(stated.length).toBeGreaterThan(20);
    expect(stated.filter((code) => code === undefined || !severities.has(code))).toEqual([]);
  });

  test.each(present)("%s has a scenario that raises it with its severity", (code) => {
    const raised = raisedHere[code];
    expect([raised !== undefined, raisedByScenarios.has(code)]).toContain(true);
    if (raisedByScenarios.has(code)) expect(raisedByScenarios.get(code)).toBe(severities.get(code));
  });

  test.each(present)("%s has one that does not raise it", (code) => {
    const without = Object.entries(expectedStatus).filter(([, { findings }]) => !findings.join(" ").includes(code));
    expect(without.map(([id]) => id)).toContain("healthy");
    expect(codesOf(judge(healthyLooks())).join(" ")).not.toContain(code);
  });

  test.each(Object.entries(raisedHere))("%s is raised by what is written here", (code, { seen, ...how }) => {
    expect(findingOf(judge(seen, how), code).severity).toBe(severities.get(code));
    // Whatever a scenario can show belongs into the table of scenarios.
    expect(raisedByScenarios.has(code)).toBe(false);
  });
});
