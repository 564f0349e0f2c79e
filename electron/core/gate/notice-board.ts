/** What the person should know until it is mended, as it stands now and as it changes. */
import type { Notice } from "../../../shared/contract/app.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";
import { createLatestEvents, type LatestEvents } from "./latest-events.ts";

export interface NoticeBoard {
  list(): Notice[];
  put(notice: Notice): void;
  remove(id: string): void;
  /** Does the work; while it fails for a reason the person can mend, a notice with this id says so. */
  guard(id: string, work: () => void): void;
  events: LatestEvents<Notice[]>;
}

export function createNoticeBoard(clock: Clock): NoticeBoard {
  const notices = new Map<string, Notice>();
  const events = createLatestEvents<Notice[]>(() => "notices", clock);
  const list = () => [...notices.values()];

  const board: NoticeBoard = {
    list,
    put(notice) {
      notices.set(notice.id, notice);
      events.publish(list());
    },
    remove(id) {
      if (notices.delete(id)) events.publish(list());
    },
    guard(id, work) {
      try {
        work();
        board.remove(id);
      } catch (error) {
        if (!(error instanceof PairdeskError)) throw error;
        if (notices.get(id)?.message === error.message) return;
        board.put({ id, severity: "warning", message: error.message, advice: error.advice });
      }
    },
    events,
  };
  return board;
}
