import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createRunFileDesk, type RunFileDeskOptions } from "../../../electron/core/create-run-file-desk.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import type { OwnRunFileDesk } from "../../../electron/core/runs/run-file-desk.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { assembledOf, present, reportOf } from "../../support/certificates/grid-of.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const passphrase = "correct horse battery";
type Examined = Parameters<RunFileDeskOptions["examine"]>[0];

/** Opens what it is given by one passphrase alone, and counts. */
function openDesk(change: Partial<RunFileDeskOptions> = {}) {
  const examined: Examined[number][] = [];
  const secrets = createSecretRegistry();
  const desk: OwnRunFileDesk = createRunFileDesk({
    async examine(sources) {
      examined.push(...sources);
      const isOpen = sources[0]?.passphrase === passphrase;
      const report = isOpen ? reportOf(present) : reportOf(null, { verdict: "wrong-passphrase" });
      return { reports: [report], assembled: assembledOf(isOpen ? present : null) };
    },
    secrets,
    clock,
    listEveryMs: 50,
    ...change,
  });
  onTestFinished(() => desk.close());
  const taken: string[] = [];
  desk.onFile(({ fileName }) => void taken.push(fileName));
  return { desk, examined, secrets, taken };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 20 });
const quietly = () => new Promise((resolve) => setTimeout(resolve, 400));

test("takes the newest certificate file that appears in the watched folder, and none that lay there", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "old.p12"), "old");
  const { desk, taken } = openDesk();
  await desk.watchFolder(folder);
  expect(desk.state().watchedFolder).toBe(folder);
  writeFileSync(join(folder, "notes.txt"), "no certificate");
  writeFileSync(join(folder, "older.pem"), "older");
  utimesSync(join(folder, "older.pem"), 1, 1);
  writeFileSync(join(folder, "site.PFX"), "newest");
  await soon(() => expect(desk.state()).toMatchObject({ fileName: "site.PFX", path: join(folder, "site.PFX") }));
  expect(taken.at(-1)).toBe("site.PFX");
  expect(taken).not.toContain("old.p12");
});

test("takes what was saved there since the run began, and never what is older", async () => {
  const folder = temporaryFolder();
  const began = Date.now() - 60_000;
  const save = (name: string, ms: number) => {
    writeFileSync(join(folder, name), name);
    utimesSync(join(folder, name), ms / 1000, ms / 1000);
  };
  save("last-year.p12", began - 1_000);
  const { desk, taken } = openDesk();
  await desk.watchFolder(folder, new Date(began).toISOString());
  await quietly();
  expect(taken).toEqual([]);
  save("too-early.p12", began + 1_000);
  save("export.p12", began + 30_000);
  await desk.watchFolder(folder, new Date(began).toISOString());
  await soon(() => expect(taken).toEqual(["export.p12"]));
  await quietly();
  expect([taken, desk.state().path]).toEqual([["export.p12"], join(folder, "export.p12")]);
});

test("waits until a file has stopped growing", async () => {
  const folder = temporaryFolder();
  const { desk, taken } = openDesk({ listEveryMs: 150 });
  await desk.watchFolder(folder);
  const path = join(folder, "site.p12");
  writeFileSync(path, "");
  for (let piece = 0; piece < 8; piece += 1) {
    appendFileSync(path, "piece");
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(taken).toEqual([]);
  }
  await soon(() => expect(taken).toEqual(["site.p12"]));
  expect(await desk.toPlay().bytes()).toHaveLength(40);
});

test("takes the same name again when it was written anew, and nothing once the folder is watched no more", async () => {
  const folder = temporaryFolder();
  const { desk, taken } = openDesk();
  await desk.watchFolder(folder);
  writeFileSync(join(folder, "site.p12"), "one");
  await soon(() => expect(taken).toHaveLength(1));
  writeFileSync(join(folder, "site.p12"), "another");
  await soon(() => expect(taken).toHaveLength(2));
  await desk.watchFolder(null);
  writeFileSync(join(folder, "late.p12"), "late");
  await quietly();
  expect([taken.length, desk.state().watchedFolder]).toEqual([2, null]);
});

test("watches no longer once a file is named, so that a newer one takes nobody's place", async () => {
  const folder = temporaryFolder();
  const { desk, taken } = openDesk();
  await desk.watchFolder(folder);
  const path = join(temporaryFolder(), "named.p12");
  writeFileSync(path, "named");
  desk.give({ path });
  writeFileSync(join(folder, "newer.p12"), "newer");
  await quietly();
  expect([taken, desk.state().fileName, desk.state().watchedFolder]).toEqual([[], "named.p12", null]);
  expect([await desk.isThere(path), await desk.isThere(join(folder, "gone.p12"))]).toEqual(["yes", "no"]);
});

test("refuses a folder that is not there", async () => {
  const { desk } = openDesk();
  const refused = desk.watchFolder(join(temporaryFolder(), "nowhere"));
  await expect(refused).rejects.toMatchObject({ code: "file-unreadable" });
});

test("opens by another passphrase what a wrong one did not, and reads again only then", async () => {
  const path = join(temporaryFolder(), "site.p12");
  writeFileSync(path, "sealed");
  const { desk, examined, secrets } = openDesk();
  desk.give({ path });
  desk.givePassphrase("wrong passphrase");
  expect((await desk.examine())?.report.verdict).toBe("wrong-passphrase");
  await desk.examine();
  expect(examined).toHaveLength(1);
  desk.givePassphrase(passphrase);
  expect(await desk.examine()).toMatchObject({ isThere: "yes", report: { verdict: "ok" } });
  expect(examined.map(({ source }) => source)).toEqual([{ path }, { path }]);
  writeFileSync(path, "written anew");
  await desk.examine();
  expect(examined).toHaveLength(3);
  expect(secrets.strip(`opened by ${passphrase}`)).toBe("opened by [redacted]");
});

test("knows when the file has vanished, and keeps what was read of it", async () => {
  const path = join(temporaryFolder(), "site.p12");
  writeFileSync(path, "sealed");
  const { desk, examined } = openDesk();
  desk.give({ path });
  desk.givePassphrase(passphrase);
  await desk.examine();
  rmSync(path);
  expect(await desk.isThere()).toBe("no");
  expect(await desk.examine()).toMatchObject({ isThere: "no", report: { verdict: "ok" } });
  expect(examined).toHaveLength(1);
});

test("says of a file that was gone before it was read that it is gone, and asks nobody to read it", async () => {
  const { desk, examined } = openDesk();
  desk.give({ path: join(temporaryFolder(), "never.p12") });
  expect(await desk.examine()).toMatchObject({ isThere: "no", report: { verdict: "unreadable" } });
  expect(examined).toEqual([]);
});

test("does not know whether a file is there that has no place of its own", async () => {
  const { desk } = openDesk();
  desk.give({ fileName: "pasted.pem", base64: Buffer.from("pasted").toString("base64") });
  expect(desk.state()).toEqual({ fileName: "pasted.pem", path: null, hasPassphrase: false, watchedFolder: null });
  expect(await desk.examine()).toMatchObject({ fileName: "pasted.pem", isThere: "unknown" });
});

test("tells in the report why a file cannot be read, in the words of whoever could not", async () => {
  const path = temporaryFolder();
  mkdirSync(join(path, "site.p12"));
  const { desk } = openDesk({
    examine: () => Promise.reject(new PairdeskError("file-unreadable", "It is a folder.", "Choose a file.")),
  });
  desk.give({ path: join(path, "site.p12") });
  const report = (await desk.examine())?.report;
  expect(report).toMatchObject({ verdict: "unreadable", problems: [{ message: "It is a folder. Choose a file." }] });
});

test("forgets file, passphrase and folder when it is closed, and takes nothing after it", async () => {
  const folder = temporaryFolder();
  const { desk, taken } = openDesk();
  desk.give({ fileName: "pasted.pem", base64: Buffer.from("pasted").toString("base64") });
  desk.givePassphrase(passphrase);
  const { bytes } = desk.toPlay();
  await desk.watchFolder(folder);
  desk.close();
  desk.give({ path: "/tmp/late.p12" });
  desk.givePassphrase("late");
  writeFileSync(join(folder, "late.p12"), "late");
  await quietly();
  const nothing = { fileName: null, path: null, hasPassphrase: false, watchedFolder: null };
  expect([desk.state(), await desk.examine(), await bytes(), taken]).toEqual([nothing, null, null, []]);
});
