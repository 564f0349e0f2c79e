/** The pairs a person has set up. Holds no secret: those are in the keychain, under the pair's id. */
import type { DatabaseSync } from "node:sqlite";
import type { Notice } from "../../../shared/contract/app.ts";
import { type Pair, pairDefinitionSchema } from "../../../shared/domain/pair.ts";
import type { Log } from "../log/log.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

export interface PairsStore {
  /** In the order in which they were added. A row that cannot be read is left out here, kept, and named in `notices`. */
  list(): Pair[];
  get(id: string): Pair | null;
  /** Adds or replaces. Throws PairdeskError `disk-full` and the like; then nothing has changed. */
  save(pair: Pair): void;
  /** Removes the pair and what was last seen of it. */
  remove(id: string): void;
  /** What the person should know about pairs that are stored and cannot be shown. */
  notices(): Notice[];
}

export function createPairsStore(db: DatabaseSync, log: Log): PairsStore {
  const path = db.location() ?? ":memory:";
  const prepare = (sql: string) => withStorageErrors(path, () => db.prepare(sql));
  const selectAll = prepare("SELECT id, practice, body FROM pair ORDER BY rowid");
  const selectOne = prepare("SELECT id, practice, body FROM pair WHERE id = ?");

  const toPair = (row: Record<string, unknown>): Pair | null => {
    const id = String(row["id"]);
    const stored = parseStored(pairDefinitionSchema, row["body"]);
    if (stored.ok) return { ...stored.value, id, practice: row["practice"] === 1 };
    log.warn("storage.pair-unreadable", { pairId: id, problem: stored.problem });
    return null;
  };
  const rows = (): Record<string, unknown>[] => withStorageErrors(path, () => selectAll.all());

  return {
    list: () =>
      rows()
        .map(toPair)
        .filter((pair) => pair !== null),
    get(id) {
      const row = withStorageErrors(path, () => selectOne.get(id));
      return row ? toPair(row) : null;
    },
    save({ id, practice, ...definition }) {
      const body = JSON.stringify(pairDefinitionSchema.parse(definition));
      const sql =
        "INSERT INTO pair (id, practice, body) VALUES (?, ?, ?) " +
        "ON CONFLICT (id) DO UPDATE SET practice = excluded.practice, body = excluded.body";
      withStorageErrors(path, () => db.prepare(sql).run(id, practice ? 1 : 0, body));
    },
    remove(id) {
      withStorageErrors(path, () =>
        inTransaction(db, () => {
          db.prepare("DELETE FROM latest_observation WHERE pair_id = ?").run(id);
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

const unreadableNotice = (id: string, path: string): Notice => ({
  id: `pair-unreadable-${id}`,
  severity: "warning",
  message: `A stored pair (${id}) cannot be read and is not shown or watched.`,
  advice: `Enter the pair again or import your pairs file. The unreadable entry stays in ${path}.`,
});
