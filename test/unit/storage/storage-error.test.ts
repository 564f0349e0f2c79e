import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { storageError, withStorageErrors } from "../../../electron/core/storage/storage-error.ts";

const path = join(tmpdir(), "pairdesk.db");
const fromSqlite = (errcode: number) => Object.assign(new Error("from SQLite"), { code: "ERR_SQLITE_ERROR", errcode });
const fromNode = (code: string) => Object.assign(new Error("from Node"), { code });

test.each([
  [13, "disk-full"],
  [8, "data-folder-unusable"],
  [14, "data-folder-unusable"],
  [10 | (3 << 8), "data-folder-unusable"],
  [11, "database-damaged"],
  [11 | (1 << 8), "database-damaged"],
  [26, "database-damaged"],
  [5, "another-writer"],
])("result code %i of SQLite becomes %s, with the cause", (errcode, code) => {
  const cause = fromSqlite(errcode);
  expect(storageError(cause, path)).toMatchObject({ code, cause, advice: expect.stringMatching(/\w{3}/) });
});

test.each([
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EACCES", "data-folder-unusable"],
  ["EROFS", "data-folder-unusable"],
  ["ENOTDIR", "data-folder-unusable"],
  ["EBUSY", "another-writer"],
])("%s of the file system becomes %s", (systemCode, code) => {
  expect(storageError(fromNode(systemCode), path)).toMatchObject({ code });
});

test("a bug passes through unchanged", () => {
  for (const bug of [fromSqlite(1), fromSqlite(19), new TypeError("x"), "thrown text"]) {
    expect(storageError(bug, path)).toBe(bug);
  }
});

test("a refusal is not wrapped twice", () => {
  const refuse = () =>
    withStorageErrors(path, () =>
      withStorageErrors(path, () => {
        throw fromSqlite(13);
      }),
    );
  expect(refuse).toThrow(
    expect.objectContaining({ code: "disk-full", cause: expect.objectContaining({ errcode: 13 }) }),
  );
});
