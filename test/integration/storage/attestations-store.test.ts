import { join } from "node:path";
import { expect, test } from "vitest";
import { createAttestationsStore } from "../../../electron/core/storage/attestations-store.ts";
import { createLoginChangesStore } from "../../../electron/core/storage/login-changes-store.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import { attest } from "../../support/attest.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest, readForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function stores() {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const log = createMemoryLog();
  const attestations = createAttestationsStore(db, log);
  return { path, db, log, attestations, pairs: createPairsStore(db, log), changes: createLoginChangesStore(db, log) };
}

const off = { ...attest("backup-operations site2 off", { daysAgo: 3 }), note: "Zürich — seen twice" };
const on = attest("backup-operations site2 on");
const keys = attest("keys-equal yes", { by: "" });
const change: LoginChange = {
  id: "c1",
  at: "2026-03-01T12:00:00.125Z",
  appliance: "site2",
  what: "New user group",
  where: "",
  who: "Ada",
  reAppliedAt: null,
};

test("the last word on each setting counts, the ones before it stay, and each pair has its own", () => {
  const { attestations, path } = stores();
  attestations.add("a", [off, keys]);
  attestations.add("a", [on]);
  attestations.add("b", [off]);
  expect(attestations.current("a")).toEqual([on, keys]);
  expect(attestations.all("a")).toEqual([on, keys, off]);
  expect(attestations.current("b")).toEqual([off]);
  const reader = readForTest(path);
  if (!reader) throw new Error("nothing to read");
  expect(createAttestationsStore(reader.db, createMemoryLog()).current("a")).toEqual([on, keys]);
  reader.db.close();
});

test("what was said last counts also when the clock was set back in between", () => {
  const { attestations } = stores();
  attestations.add("a", [on]);
  attestations.add("a", [off]);
  expect(attestations.current("a")).toEqual([off]);
});

test("a word that is taken back leaves nothing said of that setting, and others alone", () => {
  const { attestations } = stores();
  attestations.add("a", [off, on, keys]);
  attestations.withdraw("a", { item: on.item, appliance: on.appliance, at: on.at, by: "Ada" });
  expect(attestations.current("a")).toEqual([keys]);
  expect(attestations.all("a")).toEqual([keys]);
  attestations.add("a", [on]);
  expect(attestations.all("a")).toEqual([on, keys, on, off]);
});

test("only the last twenty words on a setting are kept", () => {
  const { attestations } = stores();
  attestations.add("a", [keys]);
  for (let count = 0; count < 25; count += 1) attestations.add("a", [count % 2 === 0 ? off : on]);
  expect(attestations.all("a")).toHaveLength(21);
});

test("all of one call is kept or nothing", () => {
  const { attestations } = stores();
  const broken = { ...keys, at: "no time" };
  expect(() => attestations.add("a", [on, broken])).toThrow();
  expect(attestations.current("a")).toEqual([]);
});

test("of what makes settings doubtful the last of each cause is known", () => {
  const { attestations } = stores();
  attestations.putChange("a", { cause: "upgrade", appliance: "site1", at: "2026-03-01T12:00:00.000Z" });
  attestations.putChange("a", { cause: "upgrade", appliance: "site1", at: "2026-03-02T12:00:00.000Z" });
  attestations.putChange("a", { cause: "relationship", appliance: "site1", at: "2026-03-01T13:00:00.000Z" });
  expect(attestations.changes("a")).toEqual([
    { cause: "relationship", appliance: "site1", at: "2026-03-01T13:00:00.000Z" },
    { cause: "upgrade", appliance: "site1", at: "2026-03-02T12:00:00.000Z" },
  ]);
});

test("changes come oldest first, are replaced by their id, and one is removed alone", () => {
  const { changes } = stores();
  const earlier = { ...change, id: "c0", at: "2026-03-01T08:00:00.000Z" };
  changes.put("a", change);
  changes.put("a", earlier);
  changes.put("a", { ...change, reAppliedAt: "2026-03-02T08:00:00.000Z" });
  expect(changes.list("a")).toEqual([earlier, { ...change, reAppliedAt: "2026-03-02T08:00:00.000Z" }]);
  changes.remove("a", "c0");
  expect(changes.list("a").map(({ id }) => id)).toEqual(["c1"]);
  expect(changes.list("b")).toEqual([]);
});

test("both go with the pair, stay while it is put aside, follow an appliance's new name, and concern no other pair", () => {
  const { attestations, changes, pairs } = stores();
  for (const id of ["a", "b"]) {
    pairs.save(samplePair(id));
    attestations.add(id, [on, keys]);
    attestations.putChange(id, { cause: "upgrade", appliance: "site2", at: change.at });
    changes.put(id, change);
  }
  attestations.rename("a", "site2", "north");
  changes.rename("a", "site2", "north");
  expect(attestations.current("a").map(({ appliance }) => appliance)).toEqual([null, "north"]);
  expect(attestations.changes("a")[0]?.appliance).toBe("north");
  expect(changes.list("a")[0]?.appliance).toBe("north");
  pairs.putAside("a", 1_000);
  expect(attestations.current("a")).toHaveLength(2);
  pairs.remove("a");
  expect([attestations.all("a"), attestations.changes("a"), changes.list("a")]).toEqual([[], [], []]);
  expect([attestations.current("b").length, attestations.changes("b").length, changes.list("b")]).toEqual([
    2,
    1,
    [change],
  ]);
});

test("what cannot be read counts as not said and is logged without its content", () => {
  const { attestations, changes, db, log } = stores();
  db.exec("INSERT INTO attestation VALUES (1, 'a', 'moon', NULL, 1, 'what it said', '', NULL)");
  db.exec("INSERT INTO settings_change VALUES ('a', 'site1', 'what it said', 1)");
  db.exec("INSERT INTO login_change VALUES ('a', 'c', -1, 'site1', 'what it said', '', '', NULL)");
  expect([attestations.current("a"), attestations.changes("a"), changes.list("a")]).toEqual([[], [], []]);
  expect(log.entries.map(({ event }) => event)).toEqual([
    "storage.attestation-unreadable",
    "storage.attestation-unreadable",
    "storage.login-change-unreadable",
  ]);
  expect(JSON.stringify(log.entries)).not.toContain("what it said");
});
