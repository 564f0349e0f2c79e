/** A keychain that waits for its password: the command says so and ends, which a call of its own process would prevent. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openStores } from "../../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { unreachablePair } from "../../support/core/unreachable-pair.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { runTerminal } from "../../support/terminal/run-terminal.ts";
import { silentBus } from "../../support/vault/silent-bus.ts";

test("status of stored pairs ends with 3 when the keychain never answers", { timeout: 60_000 }, async () => {
  const dataFolder = path.join(temporaryFolder(), "data");
  mkdirSync(dataFolder);
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  stores.pairs.save({ ...unreachablePair("Vienna"), id: "waiting-keychain-test", practice: false });
  stores.close();
  const { address } = await silentBus();
  const env = { DBUS_SESSION_BUS_ADDRESS: address };
  const { code, stderr } = await runTerminal(["status", "--data", dataFolder], { env });
  expect(code).toBe(3);
  expect(stderr).toContain("it did not answer within 10 s; it may be waiting for its password");
});
