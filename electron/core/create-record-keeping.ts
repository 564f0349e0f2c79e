/** What is kept beside the history, and for how long both are. */
import { createHousekeeping, type Housekeeping } from "./create-housekeeping.ts";
import { createRawAnswers, type RawAnswersService } from "./create-raw-answers.ts";
import type { Stores } from "./create-stores.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Log } from "./log/log.ts";
import type { Clock } from "./ports.ts";

export interface RecordKeeping {
  rawAnswers: RawAnswersService;
  housekeeping: Housekeeping;
  /** Before the stores are closed. */
  close(): Promise<void>;
}

export function createRecordKeeping(options: {
  stores: Pick<Stores, "settings" | "retention" | "rawAnswers">;
  board: Pick<NoticeBoard, "guard">;
  log: Log;
  clock: Clock;
}): RecordKeeping {
  const { stores, board, clock } = options;
  const rawAnswers = createRawAnswers({
    store: stores.rawAnswers,
    isWanted: () => stores.settings.keptDays().rawAnswers > 0,
    guard: (work) => board.guard("not-stored", work),
    clock,
  });
  const housekeeping = createHousekeeping(options);
  return {
    rawAnswers,
    housekeeping,
    async close() {
      await housekeeping.close();
      rawAnswers.close();
    },
  };
}
