/**
 * A run whose journal cannot be read from its beginning is neither gone on with nor closed: what it was for stands in its first
 * event. It may have sent a call all the same, so whoever sits here is told of it for a week.
 */
import { readRun } from "../../shared/runbooks/accept-event.ts";
import type { Stores } from "./create-stores.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Clock } from "./ports.ts";

const toldForMs = 7 * 86_400_000;

export function tellLostRuns(options: {
  stores: Pick<Stores, "pairs" | "runs">;
  board: Pick<NoticeBoard, "put">;
  clock: Clock;
}): void {
  const { stores, board, clock } = options;
  for (const { runId, pairId } of stores.runs.list(null)) {
    const events = stores.runs.load(runId);
    const last = events.at(-1);
    if (readRun(events) || !last || last.event === "ended") continue;
    if (clock.nowMs() - Date.parse(last.at) > toldForMs) continue;
    const pair = stores.pairs.list().find(({ id }) => id === pairId)?.name ?? "a pair";
    board.put({
      id: `run-lost-${runId}`,
      severity: "warning",
      message: `A run of ${pair} was open at ${last.at}, and the beginning of its journal cannot be read. Pairdesk cannot tell what it did.`,
      advice: "Look at the roles of both appliances, and at their Status History, before you begin another run.",
    });
  }
}
