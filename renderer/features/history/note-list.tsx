import { Button } from "@mantine/core";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { PairTimeline, TimelineNote } from "../../../shared/domain/pair-timeline.ts";
import { noteTime } from "../../words/person-history-words.ts";
import { useFocusAfterRemoval } from "./use-focus-after-removal.ts";

const firstShown = 10;

interface NoteListProps {
  timeline: PairTimeline;
  /** Where notes can be changed. */
  onChange?(note: TimelineNote): void;
  onRemove?(note: TimelineNote): void;
}

/** The notes of this time, the newest first, in full. */
export const NoteList = memo(function NoteList({ timeline: { notes }, onChange, onRemove }: NoteListProps) {
  const [isAll, setIsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { heading, removing } = useFocusAfterRemoval(useMemo(() => notes.map(({ id }) => id), [notes]));
  // The button that showed them is gone; reading goes on with the first that it brought.
  useEffect(() => {
    if (isAll) list.current?.querySelectorAll("li")[firstShown]?.focus();
  }, [isAll]);
  if (notes.length === 0) return null;
  const newest = notes.toReversed();
  const shown = isAll ? newest : newest.slice(0, firstShown);
  return (
    <section className="panel note-list" aria-labelledby="notes-heading">
      <h2 ref={heading} id="notes-heading" tabIndex={-1} className="panel-heading">
        Notes ({notes.length})
      </h2>
      <ul ref={list}>
        {shown.map((note) => (
          <li key={note.id} className="note" tabIndex={-1}>
            <p className="note-head">
              <span className="note-time">{noteTime(note)}</span>
              {note.ticket !== null && <span className="note-ticket">{note.ticket}</span>}
            </p>
            <p className="note-text">{note.text}</p>
            <div className="note-buttons">
              {onChange && (
                <Button variant="subtle" size="compact-xs" onClick={() => onChange(note)}>
                  Change
                </Button>
              )}
              {onRemove && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  color="gray"
                  onClick={() => {
                    removing(note.id);
                    onRemove(note);
                  }}
                >
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {newest.length > shown.length && (
        <button type="button" className="history-more" onClick={() => setIsAll(true)}>
          Show all {newest.length}
        </button>
      )}
    </section>
  );
});
