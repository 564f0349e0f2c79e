/** What keeps the Chromium door from opening is said in words, with what to do, and data stays as it is. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "@playwright/test";
import { openStores } from "../../electron/core/create-stores.ts";
import { systemClock } from "../../electron/core/ports.ts";
import { descendantsOf } from "../support/processes/process-tree.ts";
import { silentLog } from "../support/silent-log.ts";
import { canMountDisks, mountSmallDisk } from "../support/storage/mount-small-disk.ts";
import { type ChromiumDoor, startDoor } from "./chromium-door/start-door.ts";
import { seePracticePair, test } from "./chromium-fixture.ts";

const bare = { withAgent: false };

/** Ends with this code, says these words, and leaves no browser behind. */
async function expectRefusal(door: ChromiumDoor, code: number, words: readonly (string | RegExp)[]): Promise<void> {
  expect(await door.ended).toBe(code);
  for (const word of words) expect(door.output()).toMatch(word);
  expect(door.output()).not.toMatch(/^\s+at /m);
  expect(descendantsOf(door.pid)).toEqual([]);
}

test("a browser that is not there is named, with how to name another one", async ({ start, dataFolder }) => {
  await expectRefusal(start(["--browser", "/nowhere/chromium"], bare), 1, [
    "The browser /nowhere/chromium could not be started.",
    "--browser",
  ]);
  // The advice leads to the log, so the browser's own words have to be there.
  expect(readFileSync(path.join(dataFolder, "pairdesk.log"), "utf8")).toContain("/nowhere/chromium");
});

test("a program that is no browser is named just the same", async ({ start }) => {
  await expectRefusal(start(["--browser", "/bin/false"], bare), 1, ["The browser /bin/false could not be started."]);
});

test("an unknown option and a missing browser end with code 3 and the usage", async ({ home }) => {
  const env = { HOME: home };
  await expectRefusal(startDoor({ args: ["--nonsense"], env, ...bare }), 3, ["--nonsense", "Usage:"]);
  await expectRefusal(startDoor({ args: [], env, ...bare }), 3, ["Usage:"]);
  await expectRefusal(startDoor({ args: ["--browser"], env, ...bare }), 3, ["Usage:"]);
});

test("a data folder that cannot be made is named, with what to do", async ({ start, home }) => {
  const file = path.join(home, "a-file");
  writeFileSync(file, "mine");
  await expectRefusal(start(["--data", path.join(file, "data")], bare), 1, [file, /Give your account the right/]);
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("the database of a newer Pairdesk is refused and not touched", async ({ start, dataFolder }) => {
  const database = makeDatabase(dataFolder, "PRAGMA user_version = 99");
  const before = readFileSync(database);
  await expectRefusal(start([], bare), 1, ["written by a newer Pairdesk", "was not touched"]);
  expect(readFileSync(database).equals(before)).toBe(true);
});

test("a damaged database is kept beside a new one, and the window says where", async ({ start, dataFolder }) => {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(path.join(dataFolder, "pairdesk.db"), "no database ".repeat(900));
  const door = start();
  await door.act("says", { region: "Warning", words: "The database could not be read" });
  const [kept = ""] = readdirSync(dataFolder).filter((name) => name.includes(".bad-"));
  await door.act("says", { region: "Warning", words: kept });
  expect(readFileSync(path.join(dataFolder, kept), "utf8")).toBe("no database ".repeat(900));
});

test("a practice pair that cannot be started is told of in the window", async ({ start, dataFolder }) => {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(path.join(dataFolder, "practice"), "in the way");
  const door = start(["--practice"]);
  await door.act("says", { region: "Warning", words: "cannot be written" });
  await door.act("shows", { role: "button", name: "Open the practice pair" });
  expect(readFileSync(path.join(dataFolder, "practice"), "utf8")).toBe("in the way");
});

/** Root on Linux can make a real small file system. */
for (const [disk = ""] of canMountDisks() ? [["a file system of its own"]] : []) {
  test(`a full disk is refused before anything is opened (${disk})`, async ({ start, home }) => {
    const folder = mountSmallDisk(path.join(home, "disk"), 64);
    try {
      writeFileSync(path.join(folder.path, "ballast"), Buffer.alloc(64 * 1024, 1));
      await expectRefusal(start(["--data", folder.path], bare), 1, ["There is no room left", "Make room"]);
      expect(readdirSync(folder.path)).toEqual(["ballast"]);
    } finally {
      folder.unmount();
    }
  });

  test(`a disk that fills up while the window is open is told of until there is room (${disk})`, async ({
    start,
    home,
  }) => {
    const folder = mountSmallDisk(path.join(home, "disk"), 60_000);
    try {
      const door = start(["--practice", "--data", folder.path]);
      await seePracticePair(door);
      const ballast = path.join(folder.path, "ballast");
      spawnSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=4k"]);
      await door.act("click", { button: "Kill site2" });
      await door.act("says", { region: "Warning", words: "There is no room left" });
      writeFileSync(ballast, "");
      await door.act("click", { button: "Start site2" });
      await door.act("saysNoMore", { words: "There is no room left" });
      door.signal("SIGTERM");
      expect(await door.ended).toBe(0);
    } finally {
      folder.unmount();
    }
  });
}

function makeDatabase(folder: string, sql: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "pairdesk.db");
  openStores({ dataFolder: folder, readOnly: false, clock: systemClock, log: silentLog }).close();
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
  return file;
}
