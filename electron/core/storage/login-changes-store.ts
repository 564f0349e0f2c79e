/** Changes made in /login while the stand-in was primary, kept until somebody removes them or the pair is gone. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type LoginChange, loginChangeSchema } from "../../../shared/domain/login-change.ts";
import type { Log } from "../log/log.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface LoginChangesStore {
  /** The oldest first. What cannot be read is left out and logged. */
  list(pairId: string): LoginChange[];
  /** Adds it, or replaces the one with its id. Throws PairdeskError `disk-full` and the like, as do the others that write. */
  put(pairId: string, change: LoginChange): void;
  remove(pairId: string, id: string): void;
  rename(pairId: string, from: string, to: string): void;
}

const time = z
  .int()
  .min(0)
  .max(8.64e15)
  .transform((ms) => new Date(ms).toISOString());
const { id, appliance, what, where, who } = loginChangeSchema.shape;
const changeRow = z
  .object({ id, at_ms: time, appliance, what, place: where, who, re_applied_ms: time.nullable() })
  .transform(
    ({ at_ms, place, re_applied_ms, ...rest }): LoginChange => ({
      ...rest,
      at: at_ms,
      where: place,
      reAppliedAt: re_applied_ms,
    }),
  );

export function createLoginChangesStore(db: DatabaseSync, log: Log): LoginChangesStore {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);
  return {
    list: (pairId) =>
      guarded(() => db.prepare("SELECT * FROM login_change WHERE pair_id = ? ORDER BY at_ms, id").all(pairId)).flatMap(
        (row) => {
          const parsed = changeRow.safeParse(row);
          if (parsed.success) return [parsed.data];
          log.warn("storage.login-change-unreadable", { pairId });
          return [];
        },
      ),
    put: (pairId, change) =>
      void guarded(() =>
        db
          .prepare(
            "INSERT OR REPLACE INTO login_change (pair_id, id, at_ms, appliance, what, place, who, re_applied_ms) " +
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          )
          .run(
            ...[pairId, change.id, Date.parse(change.at), change.appliance, change.what, change.where, change.who],
            change.reAppliedAt === null ? null : Date.parse(change.reAppliedAt),
          ),
      ),
    remove: (pairId, changeId) =>
      void guarded(() => db.prepare("DELETE FROM login_change WHERE pair_id = ? AND id = ?").run(pairId, changeId)),
    rename: (pairId, from, to) =>
      void guarded(() =>
        db.prepare("UPDATE login_change SET appliance = ? WHERE pair_id = ? AND appliance = ?").run(to, pairId, from),
      ),
  };
}
