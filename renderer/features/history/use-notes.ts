import { useCallback, useState } from "react";
import type { PairTimeline, TimelineNote } from "../../../shared/domain/pair-timeline.ts";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { draftAbout, draftOf, type NoteDraft } from "./note-draft.ts";

export interface NoteActions {
  /** What is written now; null: nothing. */
  draft: NoteDraft | null;
  failure: CallFailure | null;
  /** Without a stretch of time about now, or the end of what is shown; with a note's id that note is changed. */
  write(about?: { from: string; until: string; noteId?: string }): void;
  change(note: TimelineNote): void;
  remove(note: TimelineNote): void;
  removePaste(pastedAt: string): void;
  close(): void;
}

export function useNotes(pairId: string, { notes, until, asOf }: PairTimeline): NoteActions {
  const { personHistory } = useWindowStores();
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const end = until < asOf ? until : asOf;
  const attempt = useCallback((work: Promise<void>) => {
    setFailure(null);
    work.catch((error: unknown) => setFailure(toCallFailure(error)));
  }, []);
  return {
    draft,
    failure,
    write: useCallback(
      (about) => {
        const known = notes.find(({ id }) => id === about?.noteId);
        setDraft(known ? draftOf(known) : draftAbout(about ?? { from: end, until: end }));
      },
      [notes, end],
    ),
    change: useCallback((note) => setDraft(draftOf(note)), []),
    remove: useCallback(({ id }) => attempt(personHistory.removeNote(pairId, id)), [personHistory, pairId, attempt]),
    removePaste: useCallback(
      (pastedAt) => attempt(personHistory.removeReports(pairId, pastedAt)),
      [personHistory, pairId, attempt],
    ),
    close: useCallback(() => setDraft(null), []),
  };
}
