import "./saved-histories-page.css";
import { Button } from "@mantine/core";
import { Fragment, useCallback, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { OpenHistory } from "../../../shared/contract/saved-histories.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useAction } from "../../connection/use-action.ts";
import type { RefusedFile } from "../../stores/heard-of-handed-files.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { fullLocalTime, localDay } from "../../words/local-time.ts";
import { OpenHistoryButton } from "./open-history-button.tsx";

/** Histories that somebody saved, here or elsewhere: which are open, and the way to open another. */
export function SavedHistoriesPage() {
  const { savedHistories } = useWindowStores();
  const { open, refused } = useStore(savedHistories);
  const page = useRef<HTMLElement>(null);
  // The button that closed it is gone: focus goes to what is left, the other open ones or the screen.
  const focusRest = useCallback(() => {
    const isEmpty = savedHistories.getState().open.length === 0;
    page.current?.querySelector<HTMLElement>(isEmpty ? "h1" : "#open-histories-heading")?.focus();
  }, [savedHistories]);
  // What comes next is fetched while the person looks for the file.
  useEffect(() => void import("./saved-history-page.tsx"), []);
  return (
    <article ref={page} className="saved-histories-page">
      <ScreenHeading>Saved histories</ScreenHeading>
      <div className="saved-histories-open" data-first={open.length === 0}>
        <p className={open.length === 0 ? "" : "soft"}>
          Drop a file that ends in .pairhistory anywhere on this window, or choose it. It is shown as it was saved,
          without a network and without its appliances, and stays apart from what is watched here.
        </p>
        <OpenHistoryButton isFirst={open.length === 0} />
      </div>
      {refused.length > 0 && <Refused refused={refused} />}
      {open.length > 0 && (
        <section aria-labelledby="open-histories-heading">
          <h2 id="open-histories-heading" tabIndex={-1} className="panel-heading">
            Open now ({open.length})
          </h2>
          <ul className="open-histories">
            {open.map((one) => (
              <OpenOne key={one.id} history={one} onClosed={focusRest} />
            ))}
          </ul>
          <p className="soft">
            They are held in memory. Closing Pairdesk closes them; their files stay where they are.
          </p>
        </section>
      )}
    </article>
  );
}

const Refused = ({ refused }: { refused: readonly RefusedFile[] }) => (
  <section
    className="saved-histories-refused"
    aria-label={refused.length === 1 ? "A file that was not opened" : `${refused.length} files that were not opened`}
  >
    {refused.map(({ count, fileName, failure }) => (
      <Fragment key={count}>
        <h2>
          Not opened: <span className="mono">{fileName}</span>
        </h2>
        <FailureNote failure={failure} />
      </Fragment>
    ))}
  </section>
);

function OpenOne({ history, onClosed }: { history: OpenHistory; onClosed(): void }) {
  const { savedHistories, place } = useWindowStores();
  const { id, name, fileName, from, until, savedAt, savedBy } = history;
  const close = useCallback(async () => {
    await savedHistories.close(id);
    onClosed();
  }, [savedHistories, id, onClosed]);
  const { run, isBusy, failure } = useAction(close);
  return (
    <li className="panel open-history">
      <div className="open-history-words">
        <h3>{name}</h3>
        <p>
          {localDay(from)} to {localDay(until)}
        </p>
        <p className="soft">
          Saved {fullLocalTime(savedAt)} by Pairdesk {savedBy} · <span className="open-history-file">{fileName}</span>
        </p>
      </div>
      <div className="open-history-actions">
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Show ${name}, ${fileName}`}
          onClick={() => place.go({ screen: "saved-history", historyId: id })}
        >
          Show
        </Button>
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Close ${name}, ${fileName}`}
          aria-disabled={isBusy}
          onClick={() => isBusy || run()}
        >
          Close
        </Button>
      </div>
      <FailureNote failure={failure} />
    </li>
  );
}
