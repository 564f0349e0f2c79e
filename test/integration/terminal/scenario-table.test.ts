/**
 * Every scenario of the practice pair, looked at once by `status --json` with nothing but a pairs file and its secrets:
 * findings with their severities, verdict, exit code, and who is what.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../../../electron/core/practice/scenarios/scenario-list.ts";
import type { PairStatus } from "../../../shared/domain/pair-status.ts";
import { type ExpectedStatus, expectedStatus } from "../../support/scenarios/expected-status.ts";
import { type PairPool, startPairPool } from "../../support/scenarios/pair-pool.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { statusHere } from "../../support/terminal/status-here.ts";
import { writePairFilesIn } from "../../support/terminal/write-files.ts";

/** The ones that wait for silence first, so that the others run meanwhile. */
const slowFirst = ["hung", "slow"];
/** An appliance that says nothing, and one without TLS, speak no version of an API. */
const speechless = ["hung", "reset", "plain-http-on-port"];

const all = scenarios.map(({ id }) => id);
const inOrder = [...slowFirst, ...all.filter((id) => !slowFirst.includes(id))];
const rows = inOrder.flatMap((id): ["v2" | "v1", string][] =>
  speechless.includes(id)
    ? [["v2", id]]
    : [
        ["v2", id],
        ["v1", id],
      ],
);

test("every scenario has a line in the table", () => {
  expect(Object.keys(expectedStatus).sort()).toEqual([...all].sort());
});

let pools: Record<"v2" | "v1", PairPool>;
beforeAll(async () => {
  const [v2, v1] = await Promise.all([startPairPool("v2", 2), startPairPool("v1", 2)]);
  pools = { v2, v1 };
}, 90_000);
afterAll(async () => {
  await Promise.all([pools.v2.close(), pools.v1.close()]);
});

// A test begins before a pair is free for it, so its time is that of those before it as well.
describe.concurrent("looked at once, a pair", { timeout: 180_000 }, () => {
  test.each(rows)("with the command API %s that is %s is told as it is", async (api, id) => {
    const { exitCode, status } = await pools[api].borrow(async ({ pair, folder }) => {
      await pair.setScenario(id);
      const files = writePairFilesIn(folder, [pair.definition], (name) => pair.secrets.get(name) ?? "");
      const { exitCode: code, stdout } = await statusHere(files);
      return { exitCode: code, status: readReport(stdout).pairs[0] };
    });
    const expected = expectedStatus[id];
    expect(status && summaryOf(status, exitCode, expected)).toEqual(expected && sorted(expected));
  });
});

const sorted = (expected: ExpectedStatus): ExpectedStatus => ({
  ...expected,
  findings: [...expected.findings].sort(),
});

/** The same facts as the table's, and no more than it asks for. */
function summaryOf(status: PairStatus, exitCode: number, expected: ExpectedStatus | undefined) {
  const { verdict, servedBy, findings, appliances, readiness } = status;
  return {
    verdict,
    exitCode,
    findings: findings
      .map(({ severity, code, appliance }) => [severity, code, appliance].filter(Boolean).join(" "))
      .sort(),
    servedBy,
    appliances: appliances.map(({ role, health }) => `${role} ${health}`),
    reachable: appliances.map(({ reachable }) => reachable),
    ...(expected?.planned ? { planned: readiness.planned.answer } : {}),
  };
}
