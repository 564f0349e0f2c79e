/** The calls about histories joined to their services: one line a call, nothing decided here. */
import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import type { HistoryService } from "./create-history.ts";
import type { RawAnswersService } from "./create-raw-answers.ts";
import type { SavedHistoriesService } from "./create-saved-histories.ts";

export interface HistoryServices {
  history: HistoryService & { rawAnswers: RawAnswersService["page"] };
  savedHistories: Omit<SavedHistoriesService, "openPath" | "end">;
}

export function createHistoryRoutes({ history, savedHistories }: HistoryServices) {
  const api = implement(contract);
  return {
    history: {
      timeline: api.history.timeline.handler(({ input: { pairId, ...period } }) => history.timeline(pairId, period)),
      rawAnswers: api.history.rawAnswers.handler(({ input }) => history.rawAnswers(input)),
      putNote: api.history.putNote.handler(({ input }) => history.putNote(input.pairId, input.note)),
      removeNote: api.history.removeNote.handler(({ input }) => history.removeNote(input.pairId, input.noteId)),
      reports: api.history.reports.handler(({ input: { pairId, appliance, ...period } }) =>
        history.reports(pairId, appliance, period),
      ),
      putReports: api.history.putReports.handler(({ input }) =>
        history.putReports(input.pairId, input.appliance, input.lines),
      ),
      removeReports: api.history.removeReports.handler(({ input }) =>
        history.removeReports(input.pairId, input.pastedAt),
      ),
    },
    savedHistories: {
      save: api.savedHistories.save.handler(async ({ input }) => ({ path: await savedHistories.save(input) })),
      open: api.savedHistories.open.handler(({ input }) => savedHistories.open(input)),
      list: api.savedHistories.list.handler(() => savedHistories.list()),
      changed: api.savedHistories.changed.handler(({ signal }) => savedHistories.changed.subscribe(signal)),
      content: api.savedHistories.content.handler(({ input }) => savedHistories.content(input.id)),
      close: api.savedHistories.close.handler(({ input }) => {
        savedHistories.close(input.id);
        return null;
      }),
    },
  };
}
