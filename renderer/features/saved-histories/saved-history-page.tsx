import "../history/history-page.css";
import "../history/history-person.css";
import "./saved-history-page.css";
import { Button } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { useDeferredValue, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { SavedHistory } from "../../../shared/domain/saved-history.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import { useWindowStores, WindowStoresContext } from "../../stores/use-window-stores.ts";
import { AvailabilityPanel } from "../history/availability-panel.tsx";
import { HistoryTimeline } from "../history/history-timeline.tsx";
import { IncidentList } from "../history/incident-list.tsx";
import { NoteList } from "../history/note-list.tsx";
import { PasteList } from "../history/paste-list.tsx";
import { PeriodControls } from "../history/period-controls.tsx";
import { SpanTable } from "../history/span-table.tsx";
import { CertificateList } from "./certificate-list.tsx";
import { Comparison } from "./comparison.tsx";
import { SavedBanner } from "./saved-banner.tsx";
import { useSavedStretch } from "./use-saved-stretch.ts";

/** A saved history in the page of the live one, read-only. */
export function SavedHistoryPage({ historyId }: { historyId: string }) {
  const { savedHistories, place } = useWindowStores();
  const told = useStore(savedHistories, ({ open }) => open.find(({ id }) => id === historyId));
  const content = useStore(savedHistories.contents, (contents) => contents.get(historyId));
  const failure = useContent(historyId);
  return (
    <article className="history-page">
      <header className="history-heading">
        <ScreenHeading>{told ? `Saved history of ${told.name}` : "Saved history"}</ScreenHeading>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconArrowLeft size={17} stroke={1.8} aria-hidden="true" />}
          onClick={() => place.go({ screen: "saved-histories" })}
        >
          All saved histories
        </Button>
      </header>
      <FailureNote failure={failure} />
      {!told && !failure && (
        <p className="panel history-empty">This history is closed. Open its file to see it again.</p>
      )}
      {told && content && (
        <>
          <SavedBanner history={told} content={content} />
          <Stretch historyId={historyId} content={content} />
        </>
      )}
    </article>
  );
}

/** Fetches what the file holds, once. Answers with why that failed. */
function useContent(historyId: string): CallFailure | null {
  const { savedHistories } = useWindowStores();
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    savedHistories.contents.load(historyId).catch((error: unknown) => setFailure(toCallFailure(error)));
  }, [savedHistories, historyId]);
  return failure;
}

/** The parts of the history page get the file's stretch where they would get the live one. */
function Stretch({ historyId, content }: { historyId: string; content: SavedHistory }) {
  const stores = useSavedStretch(historyId, content);
  const timeline = useStore(stores.history, (state) => state.timeline);
  // The lists of a year are long, and nobody reads them before the lanes.
  const listed = useDeferredValue(timeline, null);
  return (
    <WindowStoresContext value={stores}>
      <PeriodControls endsAt="the end" />
      {timeline && (
        <>
          <HistoryTimeline timeline={timeline} />
          <Comparison historyId={historyId} timeline={timeline} />
          <NoteList timeline={timeline} />
          <PasteList timeline={timeline} />
          <div className="history-two">
            <AvailabilityPanel timeline={timeline} />
            <CertificateList certificates={content.certificates} />
          </div>
          {listed && (
            <>
              <IncidentList timeline={listed} />
              <SpanTable timeline={listed} />
            </>
          )}
        </>
      )}
    </WindowStoresContext>
  );
}
