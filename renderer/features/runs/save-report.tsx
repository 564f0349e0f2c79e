import { Button, Menu } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { SavedFile } from "../../components/saved-file.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

const formats = [
  { format: "html", title: "Report", words: "One page (HTML) that prints well, also to PDF" },
  { format: "json", title: "JSON", words: "Every step and answer for other programs, times in UTC" },
] as const;

/** The run as a file: steps, evidence, calls and notes. */
export function SaveReport({ runId }: { runId: string }) {
  const { runs } = useWindowStores();
  const [path, setPath] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(
      async (format: "html" | "json") => {
        setPath(null);
        setPath(await runs.saveReport(runId, format));
      },
      [runs, runId],
    ),
  );
  return (
    <>
      <Menu position="bottom-end" width="18rem" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            aria-disabled={isBusy}
            leftSection={<IconDownload size={17} stroke={1.8} aria-hidden="true" />}
          >
            Save report…
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label="Form of the report">
          {formats.map(({ format, title, words }) => (
            <Menu.Item key={format} onClick={() => isBusy || run(format)}>
              <span className="save-report-title">{title}</span>
              <span className="save-report-words">{words}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {path !== null && <SavedFile path={path} />}
      <FailureNote failure={failure} />
    </>
  );
}
