/**
 * The calls by which a person adds to a pair's history. Each rejects as its call does; afterwards the history is read again,
 * and what was removed or pasted can be taken back.
 */
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PutReportsResult, ReportedLine, WrittenNote } from "../../shared/contract/history.ts";
import type { TimelineNote, TimelineReport } from "../../shared/domain/pair-timeline.ts";
import type { HistoryStore } from "./history-store.ts";
import type { UndoStore } from "./undo-store.ts";

export interface PersonHistory {
  putNote(pairId: string, note: WrittenNote): Promise<void>;
  removeNote(pairId: string, noteId: string): Promise<void>;
  /** What is known already of what this appliance reported, both ends included. */
  reports(pairId: string, appliance: string, period: { from: string; until: string }): Promise<TimelineReport[]>;
  putReports(pairId: string, appliance: string, lines: ReportedLine[]): Promise<PutReportsResult>;
  /** Removes one paste. */
  removeReports(pairId: string, pastedAt: string): Promise<void>;
}

export function createPersonHistory(
  client: Pick<CoreClient, "history">,
  history: Pick<HistoryStore, "refresh">,
  undo: Pick<UndoStore, "offer">,
): PersonHistory {
  const putAgain = async (pairId: string, { writtenAt: _writtenAt, ...note }: TimelineNote) => {
    await client.history.putNote({ pairId, note });
    history.refresh();
  };
  const takeBack = async (pairId: string, pastedAt: string) => {
    await client.history.removeReports({ pairId, pastedAt });
    history.refresh();
  };

  return {
    async putNote(pairId, note) {
      await client.history.putNote({ pairId, note });
      history.refresh();
    },
    async removeNote(pairId, noteId) {
      const removed = await client.history.removeNote({ pairId, noteId });
      history.refresh();
      undo.offer("The note was removed.", () => putAgain(pairId, removed));
    },
    reports: (pairId, appliance, period) => client.history.reports({ pairId, appliance, ...period }),
    async putReports(pairId, appliance, lines) {
      const result = await client.history.putReports({ pairId, appliance, lines });
      history.refresh();
      const { pastedAt, added } = result;
      const what = `${added === 1 ? "One line" : `${added} lines`} of ${appliance}’s own history ${added === 1 ? "was" : "were"} added.`;
      if (pastedAt !== null) undo.offer(what, () => takeBack(pairId, pastedAt));
      return result;
    },
    async removeReports(pairId, pastedAt) {
      const removed = await client.history.removeReports({ pairId, pastedAt });
      history.refresh();
      const [first] = removed;
      if (!first) return;
      const lines = removed.map(({ at, text }) => ({ at, text }));
      undo.offer(`A paste of ${first.appliance} was removed.`, async () => {
        await client.history.putReports({ pairId, appliance: first.appliance, lines });
        history.refresh();
      });
    },
  };
}
