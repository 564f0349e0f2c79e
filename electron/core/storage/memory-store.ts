/** What was last seen of each pair: the newest observation per slot, so that a start without network shows the last truth. */
import type { DatabaseSync } from "node:sqlite";
import { type Observation, observationSchema } from "../../../shared/domain/observation.ts";
import type { Log } from "../log/log.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

export interface MemoryStore {
  /** By slot. A row that cannot be read is left out and logged; the next look replaces it. */
  load(pairId: string): Record<string, Observation>;
  /** All entries or none. One that is older than what is stored changes nothing. Throws PairdeskError `disk-full` and the like. */
  put(pairId: string, entries: readonly [slot: string, observation: Observation][]): void;
  removePair(pairId: string): void;
}

export function createMemoryStore(db: DatabaseSync, log: Log): MemoryStore {
  const path = db.location() ?? ":memory:";
  return {
    load(pairId) {
      const select = "SELECT slot, body FROM latest_observation WHERE pair_id = ? ORDER BY slot";
      const rows = withStorageErrors(path, () => db.prepare(select).all(pairId));
      const found: [string, Observation][] = [];
      for (const { slot, body } of rows) {
        const stored = parseStored(observationSchema, body);
        if (stored.ok) found.push([String(slot), stored.value]);
        else log.warn("storage.observation-unreadable", { pairId, slot, problem: stored.problem });
      }
      return Object.fromEntries(found);
    },
    put(pairId, entries) {
      if (entries.length === 0) return;
      const upsert =
        "INSERT INTO latest_observation (pair_id, slot, at_ms, body) VALUES (?, ?, ?, ?) " +
        "ON CONFLICT (pair_id, slot) DO UPDATE SET at_ms = excluded.at_ms, body = excluded.body " +
        "WHERE excluded.at_ms >= latest_observation.at_ms";
      withStorageErrors(path, () =>
        inTransaction(db, () => {
          const statement = db.prepare(upsert);
          for (const [slot, observation] of entries) {
            statement.run(pairId, slot, Date.parse(observation.at), JSON.stringify(observation));
          }
        }),
      );
    },
    removePair(pairId) {
      withStorageErrors(path, () => db.prepare("DELETE FROM latest_observation WHERE pair_id = ?").run(pairId));
    },
  };
}
