/** What a person does with a pair, written to its history when it is done. */
import type { DeedKind } from "../../shared/history/deed.ts";
import type { Stores } from "./create-stores.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Clock } from "./ports.ts";

/** `detail`: what exactly, in a few words; never a secret. A deed that cannot be kept does not undo itself: a notice says so. */
export type RecordDeed = (pairId: string, deed: DeedKind, detail: string | null) => void;

const longestDetail = 500;

export function createDeeds(options: {
  stores: { history: Pick<Stores["history"], "addDeed"> };
  board: Pick<NoticeBoard, "guard">;
  clock: Clock;
}): RecordDeed {
  const { stores, board, clock } = options;
  return (pairId, deed, detail) =>
    board.guard("not-stored", () =>
      stores.history.addDeed(pairId, { atMs: clock.nowMs(), deed, detail: detail?.slice(0, longestDetail) ?? null }),
    );
}
