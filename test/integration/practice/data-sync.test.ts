import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { usualBackupSettings } from "../../../electron/core/practice/appliance/disk/failover-settings.ts";
import { practiceIdentities } from "../../../electron/core/practice/practice-definition.ts";
import { practiceMarksSchema } from "../../../electron/core/practice/practice-messages.ts";
import { askForToken } from "../../support/appliance-call.ts";
import { account, makeTestAppliance, type TestAppliance } from "../../support/practice-appliance-fixture.ts";

/** For a condition that comes soon on an idle machine. */
const patienceMs = 15_000;

const [one, other] = practiceIdentities;
let primary: TestAppliance;
let backup: TestAppliance;

beforeEach(async () => {
  const shared = await makeTestAppliance({ ...one, accounts: [account("made-on-primary")] });
  primary = shared;
  backup = await makeTestAppliance({
    ...other,
    tls: shared.configuration.tls,
    accounts: [account("made-on-backup")],
    backup: { ...usualBackupSettings, syncIntervalMs: 100 },
  });
  await Promise.all([primary.process.start(), backup.process.start()]);
});
afterEach(() => Promise.all([primary.close(), backup.close()]));

const mark = (where: TestAppliance, list: "settings" | "sessions" | "recordings", text: string) =>
  where.process.ask({ type: "mark", list, text }, z.unknown());

async function marks(where: TestAppliance) {
  const all = await where.process.ask({ type: "marks" }, practiceMarksSchema);
  return Object.fromEntries(Object.entries(all).map(([list, entries]) => [list, entries.map(({ text }) => text)]));
}

async function establish(): Promise<void> {
  await primary.process.ask(
    { type: "establish", role: "primary", peer: { ...other, port: backup.process.port, role: "backup", seenAt: null } },
    z.unknown(),
  );
  await backup.process.ask(
    { type: "establish", role: "backup", peer: { ...one, port: primary.process.port, role: "primary", seenAt: null } },
    z.unknown(),
  );
}

test("a sync overwrites the backup's settings and brings sessions and recordings of both to both", async () => {
  await mark(primary, "settings", "setting of the primary");
  await mark(primary, "sessions", "session of the primary");
  await mark(backup, "settings", "setting of the backup");
  await mark(backup, "sessions", "session of the backup");
  await mark(backup, "recordings", "recording of the backup");
  await establish();
  const everywhere = {
    settings: ["setting of the primary"],
    sessions: ["session of the primary", "session of the backup"],
    recordings: ["recording of the backup"],
  };
  await expect.poll(() => marks(backup), { timeout: patienceMs }).toEqual(everywhere);
  expect(await marks(primary)).toEqual(everywhere);
});

test("an account made on the primary works on the backup after the sync, one made on the backup is gone", async () => {
  await establish();
  const logIn = async (clientId: string) =>
    (await askForToken(backup.target(), clientId, account(clientId).secret)).status;
  await expect.poll(() => logIn("made-on-primary"), { timeout: patienceMs }).toBe(200);
  expect(await logIn("made-on-backup")).toBe(401);
});

test("roles stay as they are through syncs, and each sync moves the primary's time", async () => {
  await establish();
  const lastSync = () => primary.process.change?.lastDataSync ?? null;
  await expect.poll(lastSync, { timeout: patienceMs }).not.toBeNull();
  const first = lastSync();
  await expect.poll(lastSync, { timeout: patienceMs }).not.toBe(first);
  expect([primary.process.change?.role, backup.process.change?.role]).toEqual(["primary", "backup"]);
});

test("while the primary is dead the backup stays as it is, and syncs again when it is back", async () => {
  await establish();
  await expect.poll(() => backup.process.change?.lastDataSync, { timeout: patienceMs }).toBeTruthy();
  await primary.process.kill();
  // A pull that was under way has ended, one way or the other, when the next one finds nobody.
  const failedPulls = () => backup.faults.filter((fault) => fault.includes("ECONNREFUSED")).length;
  await expect.poll(failedPulls, { timeout: patienceMs }).toBeGreaterThan(0);
  const frozen = backup.process.change?.lastDataSync;
  await mark(backup, "settings", "made meanwhile");
  await mark(backup, "sessions", "held meanwhile");
  const failedSoFar = failedPulls();
  await expect.poll(failedPulls, { timeout: patienceMs }).toBeGreaterThan(failedSoFar + 1);
  expect(backup.process.change?.lastDataSync).toBe(frozen);
  expect(await marks(backup)).toMatchObject({ settings: ["made meanwhile"] });

  await primary.process.start();
  await expect
    .poll(() => marks(backup), { timeout: patienceMs })
    .toMatchObject({ settings: [], sessions: ["held meanwhile"] });
  await expect.poll(() => marks(primary), { timeout: patienceMs }).toMatchObject({ sessions: ["held meanwhile"] });
});

test("appliances with different inter-appliance keys do not sync", async () => {
  const stranger = await makeTestAppliance({
    ...other,
    tls: primary.configuration.tls,
    interApplianceKey: "the key of another pair",
    backup: { ...usualBackupSettings, syncIntervalMs: 100 },
  });
  await stranger.process.start();
  await stranger.process.ask(
    { type: "establish", role: "backup", peer: { ...one, port: primary.process.port, role: "primary", seenAt: null } },
    z.unknown(),
  );
  await expect
    .poll(() => stranger.faults.some((fault) => fault.includes("status 403")), { timeout: patienceMs })
    .toBe(true);
  expect(stranger.process.change?.lastDataSync).toBeNull();
  expect(stranger.faults.join()).not.toContain("the key of another pair");
  await stranger.close();
});
