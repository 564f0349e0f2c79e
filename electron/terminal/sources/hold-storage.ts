import { claimDataFolder } from "../../core/claim-data-folder.ts";
import { createPairHistory } from "../../core/create-pair-history.ts";
import { openStores } from "../../core/create-stores.ts";
import type { Log } from "../../core/log/log.ts";
import type { PairHistory } from "../../core/monitor/pair-watcher.ts";
import { systemClock as clock } from "../../core/ports.ts";
import type { MemoryStore } from "../../core/storage/memory-store.ts";
import { dataFolderOf } from "./open-pairs.ts";

export interface HeldStorage {
  /** What the person should know about what was found there. */
  notices: readonly { message: string; advice: string }[];
  keep: MemoryStore["put"];
  historyOf(pairId: string): PairHistory;
  release(): Promise<void>;
}

/** The writer's place in the data folder, for a watcher that keeps what it sees. Throws PairdeskError `another-writer`. */
export async function holdStorage(data: string | undefined, log: Log): Promise<HeldStorage> {
  const dataFolder = dataFolderOf(data);
  const writer = await claimDataFolder({ dataFolder, door: "terminal", clock });
  try {
    const stores = openStores({ dataFolder, readOnly: false, clock, log });
    return {
      notices: stores.notices,
      keep: stores.memories.put,
      historyOf: (pairId) => createPairHistory(stores.history, pairId, (work) => work()),
      async release() {
        stores.close();
        await writer.release();
      },
    };
  } catch (error) {
    await writer.release();
    throw error;
  }
}
