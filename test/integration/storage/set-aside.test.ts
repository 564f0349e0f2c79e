import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setAside } from "../../../electron/core/storage/set-aside.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const clock = { nowMs: () => Date.UTC(2026, 2, 2), setTimer: () => ({ cancel: () => undefined }) };

function database() {
  const folder = temporaryFolder();
  const path = join(folder, "pairdesk.db");
  for (const ending of ["", "-wal", "-shm"]) writeFileSync(path + ending, `of ${ending}`);
  return { folder, path };
}

/** As Windows does while another program looks at a file. */
const holding = (held: string) => (from: string, to: string) => {
  if (from === held) throw Object.assign(new Error("EBUSY: resource busy or locked, rename"), { code: "EBUSY" });
  renameSync(from, to);
};

for (const ending of ["", "-wal", "-shm"]) {
  test(`when pairdesk.db${ending} cannot be moved, its siblings are where they were and the failure is told`, () => {
    const { folder, path } = database();
    const before = readdirSync(folder).sort();
    expect(() => setAside(path, clock, holding(path + ending))).toThrow(
      expect.objectContaining({ code: "another-writer" }),
    );
    expect(readdirSync(folder).sort()).toEqual(before);
  });
}

test("moves the database with its journal to one free name", () => {
  const { folder, path } = database();
  const place = setAside(path, clock);
  expect(existsSync(path)).toBe(false);
  const name = "pairdesk.db.bad-20260302T000000Z";
  expect(place).toBe(join(folder, name));
  expect(readdirSync(folder).sort()).toEqual([name, `${name}-shm`, `${name}-wal`]);
});
