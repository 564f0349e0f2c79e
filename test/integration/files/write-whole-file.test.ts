import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeNewFile, writeWholeFile } from "../../../electron/core/files/write-whole-file.ts";
import { canMountDisks } from "../../support/storage/mount-small-disk.ts";
import { smallDisk } from "../../support/storage/small-disk.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const rightsOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it("writes the whole text for its owner alone and leaves nothing else behind", async () => {
  const folder = temporaryFolder();
  await writeWholeFile(join(folder, "pairs.json"), "{ „ü“ }\n");
  expect(readFileSync(join(folder, "pairs.json"), "utf8")).toBe("{ „ü“ }\n");
  expect(rightsOf(join(folder, "pairs.json"))).toBe("600");
  expect(readdirSync(folder)).toEqual(["pairs.json"]);
});

it("replaces what the person said to replace, also where everybody could read it", async () => {
  const path = join(temporaryFolder(), "pairs.json");
  writeFileSync(path, "old", { mode: 0o644 });
  await writeWholeFile(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(rightsOf(path)).toBe("600");
});

it("replaces a link and not the file that it leads to", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "elsewhere"), "precious");
  symlinkSync(join(folder, "elsewhere"), join(folder, "pairs.json"));
  await writeWholeFile(join(folder, "pairs.json"), "new");
  expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe("precious");
});

it("never writes over a file that is there: the name gets a number", async () => {
  const folder = temporaryFolder();
  const paths: string[] = [];
  for (const text of ["first", "second", "third"]) paths.push(await writeNewFile(folder, "pairs.json", text));
  expect(paths).toEqual(["pairs.json", "pairs (2).json", "pairs (3).json"].map((name) => join(folder, name)));
  expect(paths.map((path) => readFileSync(path, "utf8"))).toEqual(["first", "second", "third"]);
  expect(rightsOf(join(folder, "pairs (2).json"))).toBe("600");
});

it("does not follow a link that waits under the name", async () => {
  const folder = temporaryFolder();
  symlinkSync(join(folder, "target"), join(folder, "pairs.json"));
  await expect(writeNewFile(folder, "pairs.json", "text")).resolves.toBe(join(folder, "pairs (2).json"));
  expect(readdirSync(folder).sort()).toEqual(["pairs (2).json", "pairs.json"]);
});

it("gives every one of many that come at once a file of its own", async () => {
  const folder = temporaryFolder();
  const paths = await Promise.all(Array.from({ length: 12 }, (_, n) => writeNewFile(folder, "a.json", `${n}`)));
  expect(new Set(paths).size).toBe(12);
  expect(paths.map((path) => readFileSync(path, "utf8"))).toEqual(Array.from({ length: 12 }, (_, n) => `${n}`));
});

it.runIf(process.getuid?.() !== 0)("says that the account may not write there", async () => {
  const folder = join(temporaryFolder(), "closed");
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  const failed = { code: "file-unwritable", message: expect.stringContaining("your account may not write there") };
  await expect(writeNewFile(folder, "pairs.json", "text")).rejects.toMatchObject(failed);
});

it.each([
  ["a folder that is gone", "gone/pairs.json", "the folder is not there any more"],
  ["a file in the place of a folder", "file/pairs.json", "a part of the path is no folder"],
])("says of %s what is wrong and what to do", async (_what, path, reason) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "");
  await expect(writeWholeFile(join(folder, path), "text")).rejects.toMatchObject({
    code: "file-unwritable",
    message: expect.stringContaining(reason),
    advice: expect.stringContaining("another folder"),
  });
});

it("says that a folder has this name, and keeps the folder", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "pairs.json"));
  await expect(writeWholeFile(join(folder, "pairs.json"), "text")).rejects.toMatchObject({ code: "file-unwritable" });
  expect(readdirSync(folder)).toEqual(["pairs.json"]);
});

it.runIf(canMountDisks())(
  "keeps the file that was there when the disk is full, and leaves no part of the new one",
  async () => {
    const folder = smallDisk(64);
    writeFileSync(join(folder, "pairs.json"), "old");
    const large = "x".repeat(200_000);
    await expect(writeWholeFile(join(folder, "pairs.json"), large)).rejects.toMatchObject({ code: "disk-full" });
    await expect(writeNewFile(folder, "pairs.json", large)).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(folder)).toEqual(["pairs.json"]);
    expect(readFileSync(join(folder, "pairs.json"), "utf8")).toBe("old");
  },
);
