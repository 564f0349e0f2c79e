import { expect, test } from "vitest";
import { newAccount } from "../../../electron/core/practice/appliance/accounts/client-secret.ts";
import type { Mark } from "../../../electron/core/practice/appliance/disk/appliance-state.ts";
import {
  applySyncPackage,
  mergeFromPeer,
  mergeMarks,
} from "../../../electron/core/practice/appliance/disk/data-sync-rules.ts";
import { makeApplianceState } from "../../support/appliance-state.ts";

const mark = (id: string, madeOn: string, minute: number): Mark => ({
  id,
  text: id,
  madeOn,
  madeAt: new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString(),
});

const onBackup = {
  ...makeApplianceState([newAccount("made-on-backup", "one", "read_only")], { role: "backup" }),
  settings: [mark("backup-setting", "site2", 1)],
  sessions: [mark("session-2", "site2", 2), mark("session-both", "site1", 0)],
  recordings: [mark("recording-2", "site2", 3)],
  failedLogins: { someone: { count: 2, lockedUntilMs: 0 } },
};

const fromPrimary = {
  syncId: "1",
  settings: [mark("primary-setting", "site1", 1)],
  accounts: [newAccount("made-on-primary", "two", "full_access")],
  sessions: [mark("session-both", "site1", 0), mark("session-1", "site1", 1)],
  recordings: [mark("recording-1", "site1", 4)],
};

const ids = (marks: Mark[]) => marks.map(({ id }) => id);

test("a sync replaces the backup's settings and accounts", () => {
  const synced = applySyncPackage(onBackup, fromPrimary);
  expect(ids(synced.settings)).toEqual(["primary-setting"]);
  expect(synced.accounts.map(({ clientId }) => clientId)).toEqual(["made-on-primary"]);
});

test("a sync leaves the backup's failover settings, identity and failed logins alone", () => {
  const synced = applySyncPackage(onBackup, fromPrimary);
  expect(synced.failover).toEqual(onBackup.failover);
  expect(synced.applianceId).toBe(onBackup.applianceId);
  expect(synced.failedLogins).toEqual(onBackup.failedLogins);
});

test("after a sync the backup has the sessions and recordings of both, each once, oldest first", () => {
  const synced = applySyncPackage(onBackup, fromPrimary);
  expect(ids(synced.sessions)).toEqual(["session-both", "session-1", "session-2"]);
  expect(ids(synced.recordings)).toEqual(["recording-2", "recording-1"]);
});

test("the primary takes in sessions and recordings and keeps its settings", () => {
  const primary = { ...onBackup, ...fromPrimary };
  const merged = mergeFromPeer(primary, onBackup);
  expect(ids(merged.sessions)).toEqual(["session-both", "session-1", "session-2"]);
  expect(ids(merged.settings)).toEqual(["primary-setting"]);
});

test("merging is the same from either side", () => {
  const one = [mark("b", "site1", 5), mark("a", "site1", 5)];
  const other = [mark("c", "site2", 4)];
  expect(mergeMarks(one, other)).toEqual(mergeMarks(other, one));
});
