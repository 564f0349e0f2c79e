/** What a run's hands do to a practice pair: look, change roles, take a backup, and rest the watching meanwhile. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Conduct } from "../../../electron/core/practice/appliance/conduct.ts";
import type { RunHands } from "../../../electron/core/runs/run-hands.ts";
import type { SettledCall } from "../../../shared/runbooks/run-call.ts";
import { startTestPair, type TestPair } from "../../support/practice-pair-fixture.ts";
import { becomePrimary, startTerminalHands, startWatchedHands } from "../../support/run-hands-test.ts";

const timing = { roleSwapMs: 0, dataSyncMs: 0, healthCacheMs: 0, callsPerSecond: 10_000 };
const setRoute = { v1: "POST /api/command", v2: "POST /api/command/v2/failover-role" };
const said = expect.any(String);

function rolesIn(hands: RunHands): string {
  const roles = ["site1", "site2"].map((name) => {
    const look = hands.memory()[`health/${name}`];
    return look?.kind === "health" && "reading" in look.outcome ? look.outcome.reading.role : null;
  });
  return roles.join(",");
}

describe.each(["v1", "v2"] as const)("a pair that speaks %s", (api) => {
  let fixture: TestPair;
  beforeAll(async () => {
    fixture = await startTestPair({ api, timing });
  });
  beforeEach(() => fixture.pair.setScenario("healthy"));
  afterAll(() => fixture.close());
  const requests = async (name: string) => (await fixture.pair.counters(name)).requests;

  test("changes its roles by one call, which a look then proves", async () => {
    const { hands, make } = startTerminalHands(fixture.pair, { api });
    await hands.look();
    expect(rolesIn(hands)).toBe("primary,backup");
    expect(hands.context()).toMatchObject({ isSingleLook: true });
    expect(await hands.askAccess("site2")).toEqual({ permission: "full_access", api });
    const before = (await requests("site2"))[setRoute[api]] ?? 0;
    const { outcome } = await make(becomePrimary("site2"));
    expect(outcome).toEqual({ kind: "accepted", words: "Successfully changed role." });
    // The token was proved just before, so nothing else is asked.
    expect((await requests("site2"))[setRoute[api]]).toBe(before + 1);
    await hands.look(({ kind }) => kind === "health");
    expect(rolesIn(hands)).toBe("backup,primary");
  });

  test.each<[Conduct["roleChange"], string, string]>([
    ["refused", "refused", "primary,backup"],
    ["500-but-done", "unclear", "backup,primary"],
    ["500-not-done", "unclear", "primary,backup"],
    ["cut-but-done", "unclear", "backup,primary"],
    ["cut-not-done", "unclear", "primary,backup"],
    ["200-never-settles", "accepted", "primary,backup"],
  ])("where a role change goes %s, its outcome is %s and only looking tells the rest", async (conduct, kind, roles) => {
    const { hands, make } = startTerminalHands(fixture.pair, { api });
    await fixture.pair.behave("site2", { roleChange: conduct });
    expect((await make(becomePrimary("site2"))).outcome).toEqual({ kind, words: said });
    await hands.look(({ kind: asked }) => asked === "health");
    expect(rolesIn(hands)).toBe(roles);
  });

  test("that is down gets nothing sent, and that is said", async () => {
    const { hands, make } = startTerminalHands(fixture.pair, { api });
    await fixture.pair.killAppliance("site2");
    const { outcome } = await make(becomePrimary("site2"));
    expect(outcome).toEqual({ kind: "refused", words: expect.stringMatching(/^Nothing was sent: /) });
    expect(await hands.askAccess("site2")).toEqual({ permission: null, api: null });
    expect(await hands.readClients("site2")).toEqual({ appliance: "site2", at: said, counts: null });
  });

  test("is backed up into a file of the data folder", async () => {
    const { make, dataFolder } = startTerminalHands(fixture.pair, { api });
    const { outcome, backup } = await make({ call: "backup", appliance: "site1" });
    expect(outcome).toMatchObject({ kind: "accepted" });
    const content = await readFile(join(dataFolder, "backups", backup?.file ?? ""));
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(backup).toEqual({ appliance: "site1", file: backup?.file, bytes: content.length, sha256 });
    expect(JSON.parse(content.toString())).toMatchObject({ format: "practice-nsb/1", appliance: { name: "site1" } });
  });

  test.each<[string, SettledCall]>([
    ["role change", becomePrimary("site2")],
    ["backup", { call: "backup", appliance: "site2" }],
  ])("hears nothing of a %s in a dry run, not even a connection", async (_what, call) => {
    const { hands, make } = startTerminalHands(fixture.pair, { api, isDryRun: true });
    await hands.look();
    await hands.askAccess("site2");
    await hands.readClients("site2");
    const before = await fixture.pair.counters("site2");
    expect(await make(call)).toEqual({ outcome: { kind: "refused", words: "Nothing was sent: this is a dry run." } });
    const after = await fixture.pair.counters("site2");
    // The other appliance of the pair calls on its own.
    expect(after.connections - after.peerConnections).toBe(before.connections - before.peerConnections);
    expect(after.requests[setRoute[api]]).toBe(before.requests[setRoute[api]]);
    expect(after.requests["GET /api/backup"]).toBe(before.requests["GET /api/backup"]);
  });

  test("tells how many clients are connected, where its API has such a question", async () => {
    const { hands } = startTerminalHands(fixture.pair, { api });
    await hands.look(({ kind }) => kind === "health");
    const { counts } = await hands.readClients("site1");
    const usual = [
      { kind: "representative_consoles", count: 7 },
      { kind: "customer_clients", count: 4 },
      { kind: "jump_clients", count: 120 },
    ];
    expect(counts).toEqual(api === "v1" ? null : usual);
    expect((await hands.readClients("site2")).counts?.every(({ count }) => count === 0) ?? null).toBe(
      api === "v1" ? null : true,
    );
  });
});

describe("a pair that is watched", () => {
  let fixture: TestPair;
  beforeAll(async () => {
    fixture = await startTestPair({ timing });
  });
  beforeEach(() => fixture.pair.setScenario("healthy"));
  afterAll(() => fixture.close());

  test("shows what its run sees, and asks nothing of its own accord meanwhile", async () => {
    const { hands, make, monitor, watched } = startWatchedHands(fixture.pair);
    await watched;
    const release = hands.pause();
    await hands.look();
    expect(monitor.view("practice").status.verdict).toBe("protected");
    expect((await make(becomePrimary("site2"))).outcome.kind).toBe("accepted");
    const before = await fixture.pair.counters("site1");
    await monitor.checkNow("practice");
    expect((await fixture.pair.counters("site1")).requests).toEqual(before.requests);
    await hands.look();
    expect(monitor.view("practice").appliances.map(({ lastRole }) => lastRole?.role)).toEqual(["backup", "primary"]);
    expect(rolesIn(hands)).toBe("backup,primary");
    expect(hands.lastHealthAskedMs("site1")).toBeGreaterThan(Date.now() - 60_000);
    expect(hands.context().isSingleLook).toBe(false);
    release();
  });

  test("is changed with the account for writes where it names one, and with the watching one elsewhere", async () => {
    const { hands, opened } = startWatchedHands(fixture.pair);
    expect(await hands.askAccess("site2")).toMatchObject({ permission: "full_access" });
    expect(opened).toEqual(["practice:write/site2"]);
    expect(await hands.askAccess("site1")).toMatchObject({ permission: "full_access" });
    expect(opened).toEqual(["practice:write/site2", "practice/site1"]);
  });

  test("has its calls in the command log, of which no token or secret can be copied", async () => {
    const { hands, make, commandLog, watched } = startWatchedHands(fixture.pair);
    await watched;
    hands.pause();
    await make(becomePrimary("site2"));
    const { backup } = await make({ call: "backup", appliance: "site2" });
    const { entries } = commandLog.page({ limit: 200 });
    const of = (path: string) => entries.find((entry) => entry.path === path);
    const change = of("/api/command/v2/failover-role");
    expect(change).toMatchObject({
      ...{ pairId: "practice", appliance: "site2", api: "v2", method: "POST" },
      sent: '{"role":"primary","data_sync_first":false,"force":false}',
      outcome: { kind: "answered", status: 200 },
    });
    const taken = of("/api/backup");
    expect(taken).toMatchObject({
      ...{ api: "backup", receivedBytes: backup?.bytes },
      received: `[file of ${backup?.bytes} bytes, SHA-256 ${backup?.sha256}]`,
    });
    const commands = [change, taken].map((entry) => commandLog.asCurl(entry?.id ?? 0));
    expect(commands[0]).toMatch(/^# CAUTION: /);
    expect(commands[1]).toContain("--output backup.nsb");
    for (const command of commands) expect(command.match(/Bearer \S+/g)).toEqual(['Bearer $TOKEN"']);
    expect(JSON.stringify(entries)).not.toContain(fixture.pair.secrets.get("site1"));
  });
});
