/**
 * The pairs a person has set up. Holds no secret: those are in the keychain, under the pair's id. A pair that a person
 * removes is put aside with what was seen of it, and stays so until it is brought back or erased.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Notice } from "../../../shared/contract/app.ts";
import { type Pair, pairDefinitionSchema } from "../../../shared/domain/pair.ts";
import type { Log } from "../log/log.ts";
import { deleteHistory } from "./history-store.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

export interface PairsStore {
  /** In the order in which they were added. A row that cannot be read is left out here, kept, and named in `notices`. */
  list(): Pair[];
  /** null: there is none, or it was put aside. */
  get(id: string): Pair | null;
  /** Adds or replaces. Throws PairdeskError `disk-full` and the like; then nothing has changed. */
  save(pair: Pair): void;
  /** All of them or none. */
  saveAll(pairs: readonly Pair[]): void;
  putAside(id: string, atMs: number): void;
  bringBack(id: string): void;
  /** The newest first. One that cannot be read is left out and kept. */
  aside(): { pair: Pair; removedAtMs: number }[];
  /** Removes the pair, what was seen of it, now and over time, what was said of it, its certificates and the journals of its runs, for good. */
  remove(id: string): void;
  /** What the person should know about pairs that are stored and cannot be shown. */
  notices(): Notice[];
}

export function createPairsStore(db: DatabaseSync, log: Log): PairsStore {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);
  const prepare = (sql: string) => guarded(() => db.prepare(sql));
  const columns = "SELECT id, practice, body, removed_at_ms FROM pair";
  const selectAll = prepare(`${columns} WHERE removed_at_ms IS NULL ORDER BY rowid`);
  const selectAside = prepare(`${columns} WHERE removed_at_ms IS NOT NULL ORDER BY removed_at_ms DESC`);
  const selectOne = prepare(`${columns} WHERE id = ? AND removed_at_ms IS NULL`);

  const toPair = (row: Record<string, unknown>): Pair | null => {
    const id = String(row["id"]);
    const stored = parseStored(pairDefinitionSchema, row["body"]);
    if (stored.ok) return { ...stored.value, id, practice: row["practice"] === 1 };
    log.warn("storage.pair-unreadable", { pairId: id, problem: stored.problem });
    return null;
  };
  const rows = (): Record<string, unknown>[] => guarded(() => selectAll.all());

  return {
    list: () =>
      rows()
        .map(toPair)
        .filter((pair) => pair !== null),
    get(id) {
      const row = guarded(() => selectOne.get(id));
      return row ? toPair(row) : null;
    },
    save: (pair) => guarded(() => saveAll(db, [pair])),
    saveAll: (pairs) => guarded(() => saveAll(db, pairs)),
    putAside: (id, atMs) =>
      void guarded(() => db.prepare("UPDATE pair SET removed_at_ms = ? WHERE id = ?").run(atMs, id)),
    bringBack: (id) => void guarded(() => db.prepare("UPDATE pair SET removed_at_ms = NULL WHERE id = ?").run(id)),
    aside: () =>
      guarded(() => selectAside.all()).flatMap((row) => {
        const pair = toPair(row);
        return pair ? [{ pair, removedAtMs: Number(row["removed_at_ms"]) }] : [];
      }),
    remove(id) {
      guarded(() =>
        inTransaction(db, () => {
          for (const table of tablesOfPair) {
            db.prepare(`DELETE FROM ${table} WHERE pair_id = ?`).run(id);
          }
          deleteHistory(db, id);
          db.prepare("DELETE FROM pair WHERE id = ?").run(id);
        }),
      );
    },
    notices: () =>
      rows()
        .filter((row) => toPair(row) === null)
        .map((row) => unreadableNotice(String(row["id"]), path)),
  };
}

/** Beside its history. */
const tablesOfPair = [
  "latest_observation",
  "maintenance",
  "role_acknowledgement",
  "attestation",
  "settings_change",
  "login_change",
  "run_event",
  "certificate_grid",
  "seen_certificate",
];

function saveAll(db: DatabaseSync, pairs: readonly Pair[]): void {
  const bodies = pairs.map(({ id, practice, ...definition }) => {
    return [id, practice ? 1 : 0, JSON.stringify(pairDefinitionSchema.parse(definition))] as const;
  });
  const sql =
    "INSERT INTO pair (id, practice, body) VALUES (?, ?, ?) " +
    "ON CONFLICT (id) DO UPDATE SET practice = excluded.practice, body = excluded.body";
  inTransaction(db, () => {
    const statement = db.prepare(sql);
    for (const body of bodies) statement.run(...body);
  });
}

const unreadableNotice = (id: string, path: string): Notice => ({
  id: `pair-unreadable-${id}`,
  severity: "warning",
  message: `A stored pair (${id}) cannot be read and is not shown or watched.`,
  advice: `Enter the pair again or import your pairs file. The unreadable entry stays in ${path}.`,
});
