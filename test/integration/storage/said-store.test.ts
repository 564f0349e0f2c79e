import { join } from "node:path";
import { expect, test } from "vitest";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createSaidStore } from "../../../electron/core/storage/said-store.ts";
import { nothingSaid } from "../../../shared/domain/said.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest, readForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function stores() {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const log = createMemoryLog();
  return { path, db, log, pairs: createPairsStore(db, log), said: createSaidStore(db, log) };
}

const maintenance = {
  since: "2026-03-01T12:00:00.000Z",
  until: "2026-03-01T14:00:00.250Z",
  note: "Zürich — new disks",
};
const rolesAcknowledged = { until: "2026-03-01T11:59:10.125Z", at: "2026-03-01T12:00:30.000Z" };

test("what was said comes back to the millisecond, for each pair its own, beside a reader too", () => {
  const { said, path } = stores();
  expect(said.load("a")).toEqual(nothingSaid);
  said.putMaintenance("a", maintenance);
  said.putRolesAcknowledged("a", rolesAcknowledged);
  said.putMaintenance("b", { ...maintenance, note: null });
  expect(said.load("a")).toEqual({ maintenance, rolesAcknowledged });
  expect(said.load("b")).toEqual({ maintenance: { ...maintenance, note: null }, rolesAcknowledged: null });
  const reader = readForTest(path);
  if (!reader) throw new Error("nothing to read");
  expect(createSaidStore(reader.db, createMemoryLog()).load("a")).toEqual({ maintenance, rolesAcknowledged });
  reader.db.close();
});

test("what is said anew replaces what was said, and maintenance that is ended is gone", () => {
  const { said } = stores();
  said.putMaintenance("a", maintenance);
  said.putMaintenance("a", { ...maintenance, until: "2026-03-02T08:00:00.000Z", note: null });
  said.putRolesAcknowledged("a", rolesAcknowledged);
  said.putRolesAcknowledged("a", { ...rolesAcknowledged, at: "2026-03-03T12:00:00.000Z" });
  expect(said.load("a")).toEqual({
    maintenance: { ...maintenance, until: "2026-03-02T08:00:00.000Z", note: null },
    rolesAcknowledged: { ...rolesAcknowledged, at: "2026-03-03T12:00:00.000Z" },
  });
  said.putMaintenance("a", null);
  said.putMaintenance("a", null);
  expect(said.load("a").maintenance).toBeNull();
});

test("it goes with the pair, stays while the pair is put aside, and concerns no other pair", () => {
  const { said, pairs } = stores();
  for (const id of ["a", "b"]) {
    pairs.save(samplePair(id));
    said.putMaintenance(id, maintenance);
    said.putRolesAcknowledged(id, rolesAcknowledged);
  }
  pairs.putAside("a", 1_000);
  expect(said.load("a")).toEqual({ maintenance, rolesAcknowledged });
  pairs.remove("a");
  expect(said.load("a")).toEqual(nothingSaid);
  expect(said.load("b")).toEqual({ maintenance, rolesAcknowledged });
});

test("what cannot be read counts as not said, alarms rather than calms, and is logged without its content", () => {
  const { said, db, log } = stores();
  db.exec(`INSERT INTO maintenance VALUES ('a', -1, 2, 'what it said'), ('b', 1, ${Number.MAX_SAFE_INTEGER}, NULL)`);
  db.exec("INSERT INTO role_acknowledgement VALUES ('a', -5, 2)");
  expect([said.load("a"), said.load("b")]).toEqual([nothingSaid, nothingSaid]);
  expect(log.entries.map(({ event, facts }) => ({ event, facts }))).toEqual([
    { event: "storage.said-unreadable", facts: { pairId: "a", table: "maintenance" } },
    { event: "storage.said-unreadable", facts: { pairId: "a", table: "role_acknowledgement" } },
    { event: "storage.said-unreadable", facts: { pairId: "b", table: "maintenance" } },
  ]);
  expect(JSON.stringify(log.entries)).not.toContain("what it said");
});
