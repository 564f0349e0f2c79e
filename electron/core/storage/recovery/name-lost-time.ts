/**
 * A segment that follows another without a hole says that the other lasted until then. Where the other was lost, that
 * would stretch an older one over the loss: it is named as lost instead. The first segment of a lane has a hole before it
 * always.
 */
import type { DatabaseSync } from "node:sqlite";
import { believedPauseMs } from "../../../../shared/history/lane.ts";
import type { Hole } from "../../../../shared/history/segment.ts";

const lost: Hole = "lost";

/** For a transaction of the caller's. Does nothing to a form that has no history yet. */
export function nameLostTime(db: DatabaseSync): void {
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'history_segment'").get()) return;
  const neighbours =
    "SELECT pair_id, lane, from_ms, after, " +
    "from_ms - lag(until_ms) OVER (PARTITION BY pair_id, lane ORDER BY from_ms) AS pause_ms FROM history_segment";
  const doubtful = db
    .prepare(
      `SELECT pair_id, lane, from_ms, pause_ms FROM (${neighbours}) WHERE pause_ms < 0 ` +
        "OR (after IS NULL AND (pause_ms IS NULL OR pause_ms > ?))",
    )
    .all(believedPauseMs("verdict"));
  const ofRow = "WHERE pair_id = ? AND lane = ? AND from_ms = ?";
  const nameLost = db.prepare(`UPDATE history_segment SET after = ? ${ofRow}`);
  const remove = db.prepare(`DELETE FROM history_segment ${ofRow}`);
  for (const { pair_id, lane, from_ms, pause_ms } of doubtful) {
    const row = [String(pair_id), String(lane), Number(from_ms)] as const;
    // Two that overlap cannot both be true; the earlier one was confirmed for longer.
    if (typeof pause_ms === "number" && pause_ms < 0) remove.run(...row);
    else if (pause_ms === null || Number(pause_ms) > believedPauseMs(row[1])) nameLost.run(lost, ...row);
  }
}
