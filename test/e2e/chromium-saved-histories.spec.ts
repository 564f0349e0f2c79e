/** A history saved in one place and read in another that has nothing: no pair, no keychain, no network. */
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { storeHistory } from "../support/history/stored-history.ts";
import { test } from "./chromium-fixture.ts";

const denyNetwork = new URL("../support/processes/deny-network.ts", import.meta.url);
const alone = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" };

test("saved, closed, and opened on an empty profile without a network, it has the same incidents", async ({
  start,
  home,
  dataFolder,
}) => {
  const downloads = path.join(home, "Downloads");
  await mkdir(downloads);
  storeHistory(dataFolder, Date.now());
  const here = start();
  await here.act("click", { button: "History" });
  await here.act("click", { button: "1 week" });
  await here.act("says", { words: "SITE_UNREACHABLE" });
  await here.act("click", { button: "Save history…" });
  await here.act("pick", { item: "Saved history" });
  await here.act("says", { words: downloads });
  await here.act("close", null);
  expect(await here.ended).toBe(0);
  const [name] = await readdir(downloads);
  expect(name).toMatch(/^Support site \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\.pairhistory$/);

  const elsewhere = path.join(home, "elsewhere");
  await mkdir(elsewhere);
  const args = ["--data", path.join(elsewhere, "data"), path.join(downloads, name ?? "")];
  const there = start(args, { env: { ...alone, HOME: elsewhere }, preloaded: denyNetwork });
  await there.act("shows", { role: "heading", name: "Saved history of Support site" });
  await there.act("says", { words: "SITE_UNREACHABLE" });
  await there.act("says", { words: "Nobody answers at support.example.com." });
  expect(there.output()).not.toContain("network denied");
});

test("without a network and a keychain it opens on what was known last, and says how old that is", async ({
  start,
  dataFolder,
}) => {
  storeHistory(dataFolder, Date.now() - 3 * 3_600_000);
  const door = start([], { env: alone, preloaded: denyNetwork });
  await door.act("shows", { role: "heading", name: "Support site" });
  await door.act("click", { button: "History" });
  await door.act("click", { button: "1 week" });
  await door.act("says", { words: "SITE_UNREACHABLE" });
  await door.act("says", { words: "not watched: Pairdesk was off" });
  expect(door.output()).toContain("network denied");
});
