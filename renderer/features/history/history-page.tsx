import "./history-page.css";
import "./history-person.css";
import { useDeferredValue, useEffect } from "react";
import { useStore } from "zustand";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { ToPair } from "../../components/to-pair.tsx";
import type { PairsState } from "../../stores/pairs-store.ts";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { localDay } from "../../words/local-time.ts";
import { SaveHistory } from "../saved-histories/save-history.tsx";
import { AvailabilityPanel } from "./availability-panel.tsx";
import { HistoryTimeline } from "./history-timeline.tsx";
import { HistoryTools } from "./history-tools.tsx";
import { IncidentList } from "./incident-list.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { NoteList } from "./note-list.tsx";
import { PasteList } from "./paste-list.tsx";
import { PeriodControls } from "./period-controls.tsx";
import { RawAnswers } from "./raw-answers.tsx";
import { SpanTable } from "./span-table.tsx";
import { useNotes } from "./use-notes.ts";

/** What was seen of a pair over time, and what was not; beside it what a person wrote and did. */
export function HistoryPage({ pairId }: { pairId: string }) {
  const { history } = useWindowStores();
  const { timeline, failure, pairId: shownId } = useStore(history);
  const name = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId)?.status.name);
  useFollowNow(pairId);
  const shown = shownId === pairId ? timeline : null;
  return (
    <article className="history-page">
      <header className="history-heading">
        <ScreenHeading>{name === undefined ? "History" : `History of ${name}`}</ScreenHeading>
        <SaveHistory pairId={pairId} timeline={shown} />
        <ToPair pairId={pairId} />
      </header>
      <PeriodControls />
      <FailureNote failure={failure} />
      {shown && <LiveHistory pairId={pairId} timeline={shown} />}
    </article>
  );
}

/** The history of a pair that is set up here: notes can be written, and an appliance's own history added. */
function LiveHistory({ pairId, timeline }: { pairId: string; timeline: PairTimeline }) {
  const { history } = useWindowStores();
  const highlight = useStore(history, (state) => state.highlight);
  const { failure, draft, close, write, change, remove, removePaste } = useNotes(pairId, timeline);
  useTimelineInSight(highlight);
  // The lists of a year are long, and nobody reads them while the lanes move.
  const listed = useDeferredValue(timeline);
  return (
    <>
      <HistoryTools pairId={pairId} onWrite={() => write()} />
      <FailureNote failure={failure} />
      {timeline.recordedSince === null ? (
        <p className="panel history-empty">
          Nothing is recorded yet. Pairdesk writes down what it sees from the first complete look on, and keeps it also
          when an appliance dies.
        </p>
      ) : (
        <HistoryTimeline timeline={timeline} highlight={highlight} onWriteNote={write} />
      )}
      <NoteList timeline={timeline} onChange={change} onRemove={remove} />
      <PasteList timeline={timeline} onRemove={removePaste} />
      {timeline.recordedSince !== null && (
        <>
          <div className="history-two">
            <AvailabilityPanel timeline={timeline} />
            <p className="panel history-since">
              Recorded since {localDay(timeline.recordedSince)}. Times in which Pairdesk was off, this computer slept or
              saw no network are drawn as gaps: they improve and worsen nothing.
            </p>
          </div>
          <IncidentList timeline={listed} onShow={history.lookAt} />
          <SpanTable timeline={listed} />
          <RawAnswers pairId={pairId} timeline={timeline} />
        </>
      )}
      <NoteDialog pairId={pairId} draft={draft} onClose={close} />
    </>
  );
}

/** What the person asked to be shown is brought before their eyes, and the keyboard to it. */
function useTimelineInSight(highlight: object | null): void {
  useEffect(() => {
    if (highlight) document.getElementById("history-timeline-heading")?.focus();
  }, [highlight]);
}

const followEveryMs = 15_000;
const followAtLeastEveryMs = 5 * 60_000;

/** As often as a strip of a thousand pixels moves by one, within what is worth reading and what a person waits for. */
const followPauseMs = (lengthMs: number): number =>
  Math.min(followAtLeastEveryMs, Math.max(followEveryMs, lengthMs / 1000));

/** While the end is now, what is shown goes on with the time, and at once with a changed verdict. */
function useFollowNow(pairId: string): void {
  const { history, pairs } = useWindowStores();
  const isFollowing = useStore(history, ({ endMs }) => endMs === null);
  const pauseMs = useStore(history, ({ lengthMs }) => followPauseMs(lengthMs));
  useEffect(() => {
    history.show(pairId);
    return history.leave;
  }, [history, pairId]);
  useEffect(() => {
    if (!isFollowing) return;
    const timer = setInterval(history.refresh, pauseMs);
    const stopListening = pairs.subscribe((now, before) => {
      if (verdictIn(now, pairId) !== verdictIn(before, pairId)) history.refresh();
    });
    return () => {
      clearInterval(timer);
      stopListening();
    };
  }, [history, pairs, pairId, isFollowing, pauseMs]);
}

const verdictIn = ({ pairs }: PairsState, pairId: string) => pairs?.find(({ id }) => id === pairId)?.status.verdict;
