/** Without a keychain the window works all the same, and no secret is on any disk. */
import path from "node:path";
import { expect } from "@playwright/test";
import { findSecrets } from "../support/secrets/find-secrets.ts";
import { seePracticePair, test } from "./chromium-fixture.ts";

/** Where no message bus is, there is no keychain. */
const withoutKeychain = (home: string) => ({
  env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(home, "no-bus")}`, XDG_RUNTIME_DIR: path.join(home, "tmp") },
});

test("without a keychain the window says so and watches on, and no secret is on the disk", async ({ start, home }) => {
  const door = start(["--practice"], withoutKeychain(home));
  await door.act("says", { region: "Warning", words: "Pairs are watched without their API accounts" });
  await seePracticePair(door);
  const secrets = await door.secrets();
  expect(secrets.length).toBeGreaterThan(0);
  expect(findSecrets(home, secrets)).toEqual([]);
  expect(await door.act("html", null)).not.toMatch(new RegExp(secrets.join("|")));
});

test("with a keychain no secret is on the disk either, while it runs and after a kill", async ({ start, home }) => {
  const door = start(["--practice"]);
  await seePracticePair(door);
  const secrets = await door.secrets();
  expect(secrets.length).toBeGreaterThan(0);
  expect(findSecrets(home, secrets)).toEqual([]);
  door.signal("SIGKILL");
  await door.ended;
  expect(findSecrets(home, secrets)).toEqual([]);
});
