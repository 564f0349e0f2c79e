import { describe, expect, test } from "vitest";
import type { AssessmentContext } from "../../../shared/assessment/context.ts";
import { readSituation } from "../../../shared/assessment/situation.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { takeoverCountdown } from "../../../shared/readiness/takeover-countdown.ts";
import { attest, attestAll } from "../../support/attest.ts";
import { rememberAll } from "../../support/judge.ts";
import {
  ago,
  answered,
  definePair,
  health,
  healthyLooks,
  looks,
  nowMs,
  probe,
  site,
  unreachable,
  vantage,
} from "../../support/observations.ts";

const automatic = attestAll(
  "backup-operations site2 on",
  "automatic-failover site2 on",
  "same-subnet yes",
  "timeout site2 300",
  "test-ips site2 yes",
);
const lastAnswer = health("site1", answered("site1"), { secondsAgo: 100 });
const silent = [lastAnswer, ...looks(health("site1", unreachable), probe("site1", unreachable), site(unreachable))];

function countdown(seen: Observation[], context: Partial<AssessmentContext> = {}) {
  const whole = { nowMs, isSingleLook: false, suspectedSince: {}, attestations: automatic, ...context };
  return takeoverCountdown(readSituation(definePair(), rememberAll(seen), whole), whole);
}

describe("the countdown of an automatic takeover", () => {
  test("is a range: from the last answer to us, and from our first look without one, with the backup's own rhythm", () => {
    expect(countdown(silent)).toEqual({
      standIn: "site2",
      primary: "site1",
      silentSince: ago(100),
      timeoutSeconds: 300,
      earliest: ago(100 - 300),
      latest: ago(100 - 300 - 60 - 60),
      hasTestIps: true,
      outages: null,
      loginUrl: "https://site2.example.com/login",
    });
  });

  test("does not promise an end that lies before anybody looked again", () => {
    expect(countdown(silent, { awakeSince: ago(20) })).toMatchObject({
      earliest: ago(100 - 300),
      latest: ago(20 - 300 - 120),
    });
  });

  test("names no time where nobody has confirmed the timeout", () => {
    const attestations = automatic.filter(({ item }) => item !== "timeout" && item !== "test-ips");
    expect(countdown(silent, { attestations })).toMatchObject({
      timeoutSeconds: null,
      earliest: null,
      latest: null,
      hasTestIps: null,
    });
  });

  test.each<[string, number[], object | null]>([
    ["none was seen to its end", [], null],
    ["all were shorter than the timeout", [60_000, 240_000], { count: 2, longestSeconds: 240, longerThanTimeout: 0 }],
    ["one was longer", [60_000, 301_000], { count: 2, longestSeconds: 301, longerThanTimeout: 1 }],
  ])("tells what earlier silences of that primary say of the timeout: %s", (_, outages, told) => {
    const asked: string[] = [];
    const outagesOf = (appliance: string) => {
      asked.push(appliance);
      return outages;
    };
    expect(countdown(silent, { outagesOf })?.outages).toEqual(told);
    expect(asked).toEqual(["site1"]);
  });

  test.each<[string, Observation[], Partial<AssessmentContext>]>([
    ["the primary answers", healthyLooks(), {}],
    [
      "the primary answers through the site name",
      [lastAnswer, ...looks(health("site1", unreachable), probe("site1", unreachable))],
      {},
    ],
    [
      "the backup is silent too",
      [
        lastAnswer,
        ...looks(
          health("site1", unreachable),
          probe("site1", unreachable),
          site(unreachable),
          health("site2", unreachable),
          probe("site2", unreachable),
        ),
      ],
      {},
    ],
    ["this computer sees nothing", [...silent, vantage()], {}],
    [
      "the backup has taken over",
      [...silent, health("site2", answered("site2", { role: "primary" }), { secondsAgo: 1 })],
      {},
    ],
    [
      "Backup Operations is off",
      silent,
      { attestations: [...automatic, attest("backup-operations site2 off", { daysAgo: 0 })] },
    ],
    [
      "Automatic Failover is off",
      silent,
      { attestations: [...automatic, attest("automatic-failover site2 off", { daysAgo: 0 })] },
    ],
    ["they are not in one subnet", silent, { attestations: [...automatic, attest("same-subnet no", { daysAgo: 0 })] }],
    ["nobody has said anything", silent, { attestations: [] }],
    ["what was said is too old", silent, { attestations: automatic.map((one) => ({ ...one, at: ago(91 * 86_400) })) }],
    [
      "the backup was upgraded since",
      silent,
      { settingsChanges: [{ cause: "upgrade", appliance: "site2", at: ago(3600) }] },
    ],
  ])("is not there when %s", (_, seen, context) => {
    expect(countdown(seen, context)).toBeNull();
  });
});
