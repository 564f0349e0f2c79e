import { Button, Menu } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import type { HistoryFormat } from "../../../shared/contract/saved-histories.ts";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { SavedFile } from "../../components/saved-file.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import "./save-history.css";

const formats: readonly { format: HistoryFormat; title: string; words: string }[] = [
  { format: "pairhistory", title: "Saved history", words: "Opens in Pairdesk, also without these appliances" },
  { format: "html", title: "Report", words: "One page (HTML) that prints well, also to PDF" },
  { format: "csv", title: "Table", words: "CSV for a spreadsheet, times in UTC" },
  { format: "json", title: "JSON", words: "For other programs, times in UTC" },
];

/** Writes the stretch that is on screen as a file, in the form that the person chooses. */
export function SaveHistory({ pairId, timeline }: { pairId: string; timeline: PairTimeline | null }) {
  const { savedHistories } = useWindowStores();
  const [path, setPath] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(
      async (format: HistoryFormat) => {
        setPath(null);
        if (timeline === null) return;
        const { from, until } = timeline;
        setPath(await savedHistories.save({ pairId, from, until, format }));
      },
      [savedHistories, pairId, timeline],
    ),
  );
  return (
    <div className="save-history">
      <Menu position="bottom-end" width="20rem" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            loading={isBusy}
            disabled={timeline === null || timeline.recordedSince === null}
            leftSection={<IconDownload size={17} stroke={1.8} aria-hidden="true" />}
          >
            Save history…
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label="Form of the file">
          {formats.map(({ format, title, words }) => (
            <Menu.Item key={format} onClick={() => run(format)}>
              <span className="save-history-title">{title}</span>
              <span className="save-history-words">{words}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {path !== null && <SavedFile path={path} />}
      <FailureNote failure={failure} />
    </div>
  );
}
