/**
 * A run whose journal cannot be read from its beginning is neither gone on with nor closed: what it was for stands in its first
 * event. It may have sent a call all the same, so whoever sits here is told of it for a week.
 */
import type { Stores } from "./create-stores.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Clock } from "./ports.ts";
import type { KnownRuns } from "./runs/known-runs.ts";

const toldForMs = 7 * 86_400_000;

export function tellLostRuns(options: {
  stores: Pick<Stores, "pairs">;
  knownRuns: Pick<KnownRuns, "unreadable">;
  board: Pick<NoticeBoard, "put">;
  clock: Clock;
}): void {
  const { stores, knownRuns, board, clock } = options;
  for (const { id: runId, pairId, last } of knownRuns.unreadable()) {
    if (last.event === "ended" || clock.nowMs() - Date.parse(last.at) > toldForMs) continue;
    const pair = stores.pairs.list().find(({ id }) => id === pairId)?.name ?? "a pair";
    board.put({
      id: `run-lost-${runId}`,
      severity: "warning",
      message: `A run of ${pair} was open at ${last.at}, and the beginning of its journal cannot be read. Pairdesk cannot tell what it did.`,
      advice: "Look at the roles of both appliances, and at their Status History, before you begin another run.",
    });
  }
}
