/** What a person chose for the whole of Pairdesk. A choice that cannot be read counts as not made. */
import type { DatabaseSync } from "node:sqlite";
import { type KeptDays, keptDaysSchema } from "../../../shared/contract/storage.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface SettingsStore {
  keptDays(): KeptDays;
  /** Throws PairdeskError `disk-full` and the like; then nothing has changed. */
  putKeptDays(kept: KeptDays): void;
}

const usual: KeptDays = { changes: null, rawAnswers: 30 };
const name = "kept-days";

export function createSettingsStore(db: DatabaseSync): SettingsStore {
  const path = db.location() ?? ":memory:";
  // Asked with every exchange; nobody else writes here.
  let known: KeptDays | null = null;

  function read(): KeptDays {
    const row = withStorageErrors(path, () => db.prepare("SELECT value FROM setting WHERE name = ?").get(name));
    const stored = row ? parseStored(keptDaysSchema, row["value"]) : null;
    return stored?.ok ? stored.value : usual;
  }

  return {
    keptDays() {
      known ??= read();
      return known;
    },
    putKeptDays(kept) {
      const sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)";
      withStorageErrors(path, () => db.prepare(sql).run(name, JSON.stringify(kept)));
      known = kept;
    },
  };
}
