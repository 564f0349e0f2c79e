/** What a practice appliance makes of a role change when it is told to go wrong, through either API. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Conduct } from "../../../electron/core/practice/appliance/conduct.ts";
import { bearer, type CallResult, callAppliance } from "../../support/appliance-call.ts";
import { rolesOf, setRole, tokenOf } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";

let fixture: TestPair;

beforeAll(async () => {
  fixture = await startTestPair({ timing: { roleSwapMs: 0, dataSyncMs: 0, healthCacheMs: 0, callsPerSecond: 10_000 } });
});
beforeEach(() => fixture.pair.setScenario("healthy"));
afterAll(() => fixture.close());

const form = { "Content-Type": "application/x-www-form-urlencoded" };

const ask = {
  v2: () => setRole(fixture.pair, "site2", { role: "primary" }),
  async v1(): Promise<CallResult> {
    const headers = { ...bearer(await tokenOf(fixture.pair, "site2")), ...form };
    const body = "action=set_failover_role&role=primary&data_sync_first=0&force=0";
    return callAppliance(targetOf(fixture.pair, "site2"), "POST", "/api/command", headers, body);
  },
};

const unchanged = "primary,backup";
const changed = "backup,primary";
type Row = [Conduct["roleChange"], status: number | "cut", form: RegExp, roles: string];

const rows: Record<"v1" | "v2", Row[]> = {
  v2: [
    ["right", 200, /"message":"Successfully changed role\."/, changed],
    ["refused", 422, /"errors":/, unchanged],
    ["500-but-done", 500, /"message":/, changed],
    ["500-not-done", 500, /"message":/, unchanged],
    ["cut-but-done", "cut", /^$/, changed],
    ["cut-not-done", "cut", /^$/, unchanged],
    ["200-never-settles", 200, /"message":"Successfully changed role\."/, unchanged],
  ],
  v1: [
    ["right", 200, /<success [^>]*>Successfully changed role\.</, changed],
    ["refused", 200, /<error [^>]*>/, unchanged],
    ["500-but-done", 500, /^Internal Server Error$/, changed],
    ["500-not-done", 500, /^Internal Server Error$/, unchanged],
    ["cut-but-done", "cut", /^$/, changed],
    ["cut-not-done", "cut", /^$/, unchanged],
    ["200-never-settles", 200, /<success [^>]*>/, unchanged],
  ],
};

describe.each(["v1", "v2"] as const)("a role change over %s", (api) => {
  test.each(rows[api])(
    "that is to be %s answers %s, and the roles are as it says",
    async (conduct, status, words, roles) => {
      const { pair } = fixture;
      await pair.behave("site2", { roleChange: conduct });
      const answer = await ask[api]().catch(() => null);
      expect(answer?.status ?? "cut").toBe(status);
      expect(answer?.text ?? "").toMatch(words);
      expect(await rolesOf(pair)).toBe(roles);
    },
  );
});

test("a fault outlives a restart and ends with the next scenario", async () => {
  const { pair } = fixture;
  await pair.behave("site2", { roleChange: "refused" });
  await pair.behave("site2", { clusterRole: "traffic" });
  await pair.killAppliance("site2");
  await pair.startAppliance("site2");
  expect((await ask.v2()).status).toBe(422);
  await pair.setScenario("healthy");
  expect((await ask.v2()).status).toBe(200);
});
