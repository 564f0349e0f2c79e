import { join } from "node:path";
import { expect, test } from "vitest";
import { createCertificateGridsStore } from "../../../electron/core/storage/certificate-grids-store.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest, readForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function stores() {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const log = createMemoryLog();
  return { path, db, log, pairs: createPairsStore(db, log), grids: createCertificateGridsStore(db, log) };
}

const gridAt = (at: string): CertificateGrid => ({
  at,
  tookMs: 12,
  cells: [
    { target: "site1", sni: "none", at, tookMs: 9, outcome: { kind: "unreachable", layer: "tls", code: "ECONNRESET" } },
  ],
});
const first = { grid: gridAt("2026-03-01T12:00:00.000Z"), asked: "here" };
const second = { grid: gridAt("2026-03-01T18:00:00.000Z"), asked: "there" };
const der = (...bytes: number[]) => Uint8Array.from(bytes);

test("the newest grid is kept of each pair, and the certificates of those before, beside a reader too", () => {
  const { grids, path } = stores();
  expect(grids.load("a")).toBeNull();
  grids.put("a", first, new Map([["old", der(1, 2)]]));
  grids.put("a", second, new Map([["new", der(3)]]));
  grids.put("b", first, new Map());
  expect(grids.load("a")).toEqual(second);
  expect(grids.load("b")).toEqual(first);
  expect(grids.certificate("a", "old")).toEqual(der(1, 2));
  expect(grids.certificate("b", "old")).toBeNull();
  const reader = readForTest(path);
  if (!reader) throw new Error("nothing to read");
  expect(createCertificateGridsStore(reader.db, createMemoryLog()).load("a")).toEqual(second);
  reader.db.close();
});

test("a remote that makes up certificates pushes out the oldest and fills no disk", () => {
  const { grids, db } = stores();
  grids.put("a", first, new Map([["first", der(1)]]));
  grids.put("a", second, new Map(Array.from({ length: 200 }, (_, index) => [`n${index}`, der(2)])));
  expect(grids.certificate("a", "first")).toBeNull();
  expect(db.prepare("SELECT count(*) AS n FROM seen_certificate").get()).toEqual({ n: 200 });
});

test("what cannot be read counts as never looked and is logged", () => {
  const { grids, db, log } = stores();
  db.exec(`INSERT INTO certificate_grid VALUES ('a', 0, 'here', '{"at":7}')`);
  expect(grids.load("a")).toBeNull();
  expect(log.entries).toMatchObject([{ event: "storage.certificate-grid-unreadable" }]);
});

test("all of it goes with the pair and concerns no other", () => {
  const { grids, pairs } = stores();
  for (const id of ["a", "b"]) {
    pairs.save(samplePair(id));
    grids.put(id, first, new Map([["old", der(1)]]));
  }
  pairs.remove("a");
  expect(grids.load("a")).toBeNull();
  expect(grids.certificate("a", "old")).toBeNull();
  expect(grids.load("b")).toEqual(first);
  expect(grids.certificate("b", "old")).toEqual(der(1));
});
