/**
 * What a person said of a pair: maintenance they announced, and role changes they know of. One of each per pair; what is
 * said anew replaces what was said before.
 */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type Maintenance, maintenanceSchema } from "../../../shared/domain/maintenance.ts";
import type { RolesAcknowledged, Said } from "../../../shared/domain/said.ts";
import type { Log } from "../log/log.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface SaidStore {
  /** What cannot be read counts as not said and is logged. */
  load(pairId: string): Said;
  /** Both throw PairdeskError `disk-full` and the like; then nothing has changed. */
  putMaintenance(pairId: string, maintenance: Maintenance | null): void;
  putRolesAcknowledged(pairId: string, acknowledged: RolesAcknowledged): void;
}

/** The range of times that a date can hold. */
const time = z.int().min(0).max(8.64e15);
const isoFrom = (ms: number): string => new Date(ms).toISOString();

const maintenanceRow = z
  .object({ since_ms: time, until_ms: time, note: maintenanceSchema.shape.note })
  .transform(({ since_ms, until_ms, note }) => ({ since: isoFrom(since_ms), until: isoFrom(until_ms), note }));
const acknowledgementRow = z
  .object({ until_ms: time, acknowledged_at_ms: time })
  .transform(({ until_ms, acknowledged_at_ms }) => ({ until: isoFrom(until_ms), at: isoFrom(acknowledged_at_ms) }));

export function createSaidStore(db: DatabaseSync, log: Log): SaidStore {
  const path = db.location() ?? ":memory:";

  function read<Row>(pairId: string, table: string, schema: z.ZodType<Row>): Row | null {
    const select = `SELECT * FROM ${table} WHERE pair_id = ?`;
    const row = withStorageErrors(path, () => db.prepare(select).get(pairId));
    if (!row) return null;
    const parsed = schema.safeParse(row);
    if (parsed.success) return parsed.data;
    log.warn("storage.said-unreadable", { pairId, table });
    return null;
  }

  function write(sql: string, ...values: (string | number | null)[]): void {
    withStorageErrors(path, () => db.prepare(sql).run(...values));
  }

  return {
    load: (pairId) => ({
      maintenance: read(pairId, "maintenance", maintenanceRow),
      rolesAcknowledged: read(pairId, "role_acknowledgement", acknowledgementRow),
    }),
    putMaintenance(pairId, maintenance) {
      if (!maintenance) return write("DELETE FROM maintenance WHERE pair_id = ?", pairId);
      const { since, until, note } = maintenance;
      write(
        "INSERT OR REPLACE INTO maintenance (pair_id, since_ms, until_ms, note) VALUES (?, ?, ?, ?)",
        ...[pairId, Date.parse(since), Date.parse(until), note],
      );
    },
    putRolesAcknowledged(pairId, { until, at }) {
      write(
        "INSERT OR REPLACE INTO role_acknowledgement (pair_id, until_ms, acknowledged_at_ms) VALUES (?, ?, ?)",
        ...[pairId, Date.parse(until), Date.parse(at)],
      );
    },
  };
}
