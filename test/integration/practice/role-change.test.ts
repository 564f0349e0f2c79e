import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bearer, callAppliance } from "../../support/appliance-call.ts";
import { messageShape } from "../../support/documented-shapes.ts";
import { getFrom, markTexts, postJson, rolesOf, setRole, tokenOf } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";

/** For a condition that comes soon on an idle machine. */
const patienceMs = 15_000;

let fixture: TestPair;
const roles = () => rolesOf(fixture.pair);
const message = (text: string) => messageShape.parse(JSON.parse(text)).message;

beforeAll(async () => {
  fixture = await startTestPair({
    timing: { roleSwapMs: 1_500, dataSyncMs: 900, healthCacheMs: 0, callsPerSecond: 10_000 },
  });
});
beforeEach(() => fixture.pair.setScenario("healthy"));
afterAll(() => fixture.close());

/** Every pair of roles the program hears of, from before the change until it is over. */
async function rolesDuring(change: () => Promise<unknown>): Promise<string[]> {
  const { pair } = fixture;
  const seen = [await rolesOf(pair)];
  let isOver = false;
  const done = change().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const now = await rolesOf(pair);
    if (seen.at(-1) !== now) seen.push(now);
  }
  await done;
  return seen;
}

test.each([
  ["site2", "primary"],
  ["site1", "backup"],
] as const)("asked of %s, becoming %s swaps both, with a moment in which both are backup", async (name, role) => {
  const seen = await rolesDuring(async () => {
    const answer = await setRole(fixture.pair, name, { role });
    expect(answer.status).toBe(200);
    expect(message(answer.text)).toBe("Successfully changed role.");
  });
  expect(seen).toEqual(expect.arrayContaining(["primary,backup", "backup,backup"]));
  expect(seen).not.toContain("primary,primary");
  expect(await roles()).toBe("backup,primary");
});

test("with a data sync first the answer comes at once, users are cut off, and the roles swap when it is over", async () => {
  const { pair } = fixture;
  await pair.mark("site1", "settings", "made just before");
  const answer = await setRole(pair, "site2", { role: "primary", data_sync_first: true });
  expect(message(answer.text)).toBe(
    "Successfully started data sync. Role change will occur upon successful completion.",
  );
  expect(await roles()).toBe("primary,backup");
  await expect(pair.mark("site1", "sessions", "too late")).rejects.toThrow("cut off");
  const clients = JSON.parse((await getFrom(pair, "site1", "/api/command/v2/appliance/client-count")).text);
  expect(clients[0]).toMatchObject({ representative_consoles: 0 });
  const second = await setRole(pair, "site1", { role: "backup" });
  expect([second.status, message(second.text)]).toEqual([500, "Another failover operation is under way."]);
  await expect.poll(roles, { timeout: patienceMs }).toBe("backup,primary");
  expect((await markTexts(pair, "site2"))["settings"]).toContain("made just before");
});

test("with a data sync first asked of the primary the same comes out", async () => {
  const { pair } = fixture;
  await pair.mark("site1", "settings", "made on the primary");
  await setRole(pair, "site1", { role: "backup", data_sync_first: true });
  await expect.poll(roles, { timeout: patienceMs }).toBe("backup,primary");
  expect((await markTexts(pair, "site2"))["settings"]).toContain("made on the primary");
});

test("without a data sync what was newer than the last one is missing on the new primary", async () => {
  const { pair } = fixture;
  await pair.mark("site1", "settings", "not synchronized");
  await setRole(pair, "site2", { role: "primary" });
  expect((await markTexts(pair, "site2"))["settings"]).not.toContain("not synchronized");
  expect((await markTexts(pair, "site1"))["settings"]).toContain("not synchronized");
});

test("when the primary dies during the data sync the roles stay", async () => {
  const { pair } = fixture;
  await setRole(pair, "site2", { role: "primary", data_sync_first: true });
  await pair.killAppliance("site1");
  const again = async () => message((await setRole(pair, "site2", { role: "primary", data_sync_first: true })).text);
  await expect.poll(again, { timeout: patienceMs }).toContain("no data-sync is possible");
  await pair.startAppliance("site1");
  expect(await roles()).toBe("primary,backup");
});

test("a primary whose backup is dead stays primary, unless it is forced", async () => {
  const { pair } = fixture;
  await pair.killAppliance("site2");
  const cancelled = await setRole(pair, "site1", { role: "backup" });
  expect([cancelled.status, message(cancelled.text)]).toEqual([500, expect.stringContaining("cancelled")]);
  const forced = await setRole(pair, "site1", { role: "backup", force: true });
  expect(forced.status).toBe(200);
  await pair.startAppliance("site2");
  expect(await roles()).toBe("backup,backup");
});

test("a backup whose primary is dead becomes primary without force, and both are primary when the old one is back", async () => {
  const { pair } = fixture;
  await pair.killAppliance("site1");
  expect((await setRole(pair, "site2", { role: "primary" })).status).toBe(200);
  await pair.startAppliance("site1");
  expect(await roles()).toBe("primary,primary");
  expect((await setRole(pair, "site1", { role: "backup" })).status).toBe(200);
  expect(await roles()).toBe("backup,primary");
});

test("a peer that dies between the two steps leaves the old roles in place", async () => {
  const { pair } = fixture;
  const asked = setRole(pair, "site1", { role: "backup" });
  await expect.poll(roles, { timeout: patienceMs, interval: 10 }).toBe("backup,backup");
  await pair.killAppliance("site2");
  expect((await asked).status).toBe(500);
  await pair.startAppliance("site2");
  expect(await roles()).toBe("primary,backup");
});

test("the order of a switch back decides what survives of an unplanned takeover", async () => {
  const { pair } = fixture;
  await pair.mark("site1", "settings", "only on the old primary");
  await pair.killAppliance("site1");
  await setRole(pair, "site2", { role: "primary" });
  await pair.mark("site2", "settings", "made on the stand-in");
  await pair.mark("site2", "sessions", "held on the stand-in");
  await pair.startAppliance("site1");
  await setRole(pair, "site1", { role: "backup" });
  await setRole(pair, "site1", { role: "primary", data_sync_first: true });
  await expect.poll(roles, { timeout: patienceMs }).toBe("primary,backup");
  const after = await markTexts(pair, "site1");
  expect(after["settings"]).toContain("made on the stand-in");
  expect(after["settings"]).not.toContain("only on the old primary");
  expect(after["sessions"]).toContain("held on the stand-in");
});

test("a role it has already, a wrong wish and an unknown field are refused in their own ways", async () => {
  const { pair } = fixture;
  const already = await setRole(pair, "site1", { role: "primary" });
  expect([already.status, message(already.text)]).toEqual([500, expect.stringContaining("already")]);
  const wrong = await setRole(pair, "site1", { role: "none", data_sync_first: 1 });
  expect(wrong.status).toBe(422);
  expect(JSON.parse(wrong.text)).toEqual({
    message: expect.any(String),
    errors: { role: [expect.any(String)], data_sync_first: [expect.any(String)] },
  });
  const unknown = await setRole(pair, "site1", { role: "backup", now: true });
  const list = await postJson(pair, "site1", "/api/command/v2/failover-role", ["backup"]);
  expect([unknown.status, list.status]).toEqual([400, 400]);
  expect(await roles()).toBe("primary,backup");
});

test("the presence of the call can be asked for without a token", async () => {
  const answer = await callAppliance(targetOf(fixture.pair, "site1"), "OPTIONS", "/api/command/v2/failover-role");
  expect([answer.status, answer.headers.allow]).toEqual([204, "POST, OPTIONS"]);
});

test("an account that may only read changes no role in either API", async () => {
  const { pair } = fixture;
  await pair.setScenario("read-only");
  expect((await setRole(pair, "site2", { role: "primary" })).status).toBe(403);
  const path = "/api/command?action=set_failover_role&role=primary";
  const xml = await callAppliance(targetOf(pair, "site2"), "GET", path, bearer(await tokenOf(pair, "site2")));
  expect([xml.status, xml.text]).toEqual([200, expect.stringContaining("<error ")]);
  expect(await roles()).toBe("primary,backup");
});

test("while the appliances do not reach each other, force makes a primary backup and the backup becomes primary", async () => {
  const { pair } = fixture;
  await pair.setScenario("link-cut");
  expect((await setRole(pair, "site1", { role: "backup" })).status).toBe(500);
  expect((await setRole(pair, "site1", { role: "backup", force: true })).status).toBe(200);
  expect((await setRole(pair, "site2", { role: "primary" })).status).toBe(200);
  expect(await roles()).toBe("backup,primary");
});
