/** What a person chose for the whole of Pairdesk, and when it did what it does rarely. What cannot be read counts as not made. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type KeptDays, keptDaysSchema } from "../../../shared/contract/storage.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface SettingsStore {
  keptDays(): KeptDays;
  /** Throws PairdeskError `disk-full` and the like; then nothing has changed. */
  putKeptDays(kept: KeptDays): void;
  /** Milliseconds since 1970; null: never. */
  momentMs(moment: Moment): number | null;
  /** Throws PairdeskError `disk-full` and the like. */
  putMoment(moment: Moment, ms: number): void;
}

/** `last-sweep`: what was too old was deleted. `clock-doubted`: it was not, as the clock may have been ahead. */
export type Moment = "last-sweep" | "clock-doubted";

const usual: KeptDays = { changes: null, rawAnswers: 30 };
const keptDays = "kept-days";

export function createSettingsStore(db: DatabaseSync): SettingsStore {
  const path = db.location() ?? ":memory:";
  // Asked with every exchange; nobody else writes here.
  let known: KeptDays | null = null;

  function read<Value>(name: string, schema: z.ZodType<Value>): Value | null {
    const row = withStorageErrors(path, () => db.prepare("SELECT value FROM setting WHERE name = ?").get(name));
    const stored = row ? parseStored(schema, row["value"]) : null;
    return stored?.ok ? stored.value : null;
  }
  function put(name: string, value: KeptDays | number): void {
    const sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)";
    withStorageErrors(path, () => db.prepare(sql).run(name, JSON.stringify(value)));
  }

  return {
    keptDays() {
      known ??= read(keptDays, keptDaysSchema) ?? usual;
      return known;
    },
    putKeptDays(kept) {
      put(keptDays, kept);
      known = kept;
    },
    momentMs: (moment) => read(moment, z.int()),
    putMoment: put,
  };
}
