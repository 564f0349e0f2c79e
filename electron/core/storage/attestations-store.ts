/**
 * What people have said of settings that no API shows. A word is added and never changed: the newest of a setting counts, the
 * ones before it stay to be looked at. Beside them, since when settings may be others than what was said.
 */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type Attestation, attestationSchema } from "../../../shared/domain/attestation.ts";
import { type SettingsChange, settingsChangeSchema } from "../../../shared/domain/settings-change.ts";
import type { Log } from "../log/log.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

export interface AttestationsStore {
  /** The last word on each setting, less those that were taken back. What cannot be read counts as not said and is logged. */
  current(pairId: string): Attestation[];
  /** The newest first, with those that were replaced; less those of settings whose last word was taken back. */
  all(pairId: string): Attestation[];
  /** All or none. Throws PairdeskError `disk-full` and the like, as do the others that write. */
  add(pairId: string, words: readonly Attestation[]): void;
  withdraw(pairId: string, setting: Pick<Attestation, "item" | "appliance" | "at" | "by">): void;
  changes(pairId: string): SettingsChange[];
  putChange(pairId: string, change: SettingsChange): void;
  /** An appliance that has another name is the same one. For a transaction of the caller's or none. */
  rename(pairId: string, from: string, to: string): void;
}

/** Of one setting; older ones are deleted with the next word. */
const mostWords = 20;

const time = z
  .int()
  .min(0)
  .max(8.64e15)
  .transform((ms) => new Date(ms).toISOString());

const wordRow = z
  .object({
    item: attestationSchema.shape.item,
    appliance: z.string().nullable(),
    at_ms: time,
    value: attestationSchema.shape.value.nullable(),
    said_by: attestationSchema.shape.by,
    note: attestationSchema.shape.note,
  })
  .transform(({ at_ms, said_by, ...rest }) => ({ ...rest, at: at_ms, by: said_by }));
type Word = z.infer<typeof wordRow>;

const changeRow = z
  .object({ appliance: z.string(), cause: settingsChangeSchema.shape.cause, at_ms: time })
  .transform(({ at_ms, ...rest }) => ({ ...rest, at: at_ms }));

const keyOf = ({ item, appliance }: Pick<Word, "item" | "appliance">): string => `${item}/${appliance ?? ""}`;
const isSaid = (word: Word): word is Attestation => word.value !== null;

export function createAttestationsStore(db: DatabaseSync, log: Log): AttestationsStore {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);

  function read<Row>(pairId: string, table: string, order: string, schema: z.ZodType<Row>): Row[] {
    const select = `SELECT * FROM ${table} WHERE pair_id = ? ORDER BY ${order}`;
    return guarded(() => db.prepare(select).all(pairId)).flatMap((row) => {
      const parsed = schema.safeParse(row);
      if (parsed.success) return [parsed.data];
      log.warn("storage.attestation-unreadable", { pairId, table });
      return [];
    });
  }
  /** In the order in which they were said: the clock may have been set back between two. */
  const words = (pairId: string): Word[] => read(pairId, "attestation", "id DESC", wordRow);
  const write = (pairId: string, word: Word): void => {
    const { item, appliance, at, value, by, note } = word;
    db.prepare(
      "INSERT INTO attestation (pair_id, item, appliance, at_ms, value, said_by, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ).run(pairId, item, appliance, Date.parse(at), value, by, note);
    db.prepare(
      "DELETE FROM attestation WHERE pair_id = ?1 AND item = ?2 AND appliance IS ?3 AND id NOT IN " +
        "(SELECT id FROM attestation WHERE pair_id = ?1 AND item = ?2 AND appliance IS ?3 ORDER BY id DESC LIMIT ?4)",
    ).run(pairId, item, appliance, mostWords);
  };

  return {
    current: (pairId) => newestOfEach(words(pairId)).filter(isSaid),
    all(pairId) {
      const said = words(pairId);
      const counting = new Set(newestOfEach(said).filter(isSaid).map(keyOf));
      return said.filter(isSaid).filter((word) => counting.has(keyOf(word)));
    },
    add: (pairId, said) =>
      guarded(() =>
        inTransaction(db, () => {
          for (const word of said) write(pairId, word);
        }),
      ),
    withdraw: (pairId, setting) =>
      guarded(() => inTransaction(db, () => write(pairId, { ...setting, value: null, note: null }))),
    changes: (pairId) => read(pairId, "settings_change", "at_ms", changeRow),
    putChange: (pairId, { appliance, cause, at }) =>
      void guarded(() =>
        db
          .prepare("INSERT OR REPLACE INTO settings_change (pair_id, appliance, cause, at_ms) VALUES (?, ?, ?, ?)")
          .run(pairId, appliance, cause, Date.parse(at)),
      ),
    rename(pairId, from, to) {
      for (const table of ["attestation", "settings_change"]) {
        const update = `UPDATE OR REPLACE ${table} SET appliance = ? WHERE pair_id = ? AND appliance = ?`;
        guarded(() => db.prepare(update).run(to, pairId, from));
      }
    },
  };
}

/** `words`: the newest first. */
function newestOfEach(words: readonly Word[]): Word[] {
  const byKey = new Map<string, Word>();
  for (const word of words) if (!byKey.has(keyOf(word))) byKey.set(keyOf(word), word);
  return [...byKey.values()];
}
