import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccountTrials } from "../../../electron/core/appliance/account-trials.ts";
import { createCommandLogService } from "../../../electron/core/create-command-log.ts";
import { createRecordKeeping } from "../../../electron/core/create-record-keeping.ts";
import { openStores } from "../../../electron/core/create-stores.ts";
import { createWatching, type Watching } from "../../../electron/core/create-watching.ts";
import { createNoticeBoard } from "../../../electron/core/gate/notice-board.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { createHealthAsked } from "../../../electron/core/monitor/health-asked.ts";
import type { Clock } from "../../../electron/core/ports.ts";
import { createVaultDesk } from "../../../electron/core/vault/vault-desk.ts";
import type { PairEvent } from "../../../shared/contract/pairs.ts";
import { silentLog } from "../../support/silent-log.ts";

export interface WatchedPairs extends Watching {
  close(): Promise<void>;
}

/** The program's own watching with its database and its command log; the keychain alone is not the computer's. */
export function watchPairs(clock: Clock, onEvent: (event: PairEvent) => void): WatchedPairs {
  const dataFolder = mkdtempSync(join(tmpdir(), "pairdesk-bench-"));
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  const secrets = createSecretRegistry();
  const hide = (secret: string) => secrets.hide(secret);
  const keychain = {
    prove: async () => undefined,
    get: async () => "secret-of-the-bench",
    set: async () => undefined,
    remove: async () => undefined,
  };
  const board = createNoticeBoard(clock);
  const record = createRecordKeeping({ stores, board, log: silentLog, clock });
  const watching = createWatching({
    trials: createAccountTrials(),
    stores,
    vault: createVaultDesk({ keychain, hide, onChange: () => undefined }),
    pairEvents: { publish: onEvent, subscribe: noEvents, close: () => undefined },
    board,
    commandLog: createCommandLogService({ secrets, clock }).log,
    rawAnswers: record.rawAnswers,
    healthAsked: createHealthAsked(),
    log: silentLog,
    begin: Promise.resolve(),
    clock,
  });
  return {
    ...watching,
    async close() {
      await watching.monitor.close();
      await record.close();
      stores.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function* noEvents(): AsyncGenerator<PairEvent, void, void> {
  // `onEvent` is the only listener.
}
