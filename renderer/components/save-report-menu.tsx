import "./save-report-menu.css";
import { Button, Menu } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import { useAction } from "../connection/use-action.ts";
import { FailureNote } from "./failure-note.tsx";
import { SavedFile } from "./saved-file.tsx";

interface SaveReportMenuProps<Format extends string> {
  formats: readonly { format: Format; title: string; words: string }[];
  /** Answers with the path; null when the person thought better of it. The same function as long as it saves the same. */
  save(format: Format): Promise<string | null>;
}

/** Saves something as a file in one of several forms, and says where it lies or why it does not. */
export function SaveReportMenu<Format extends string>({ formats, save }: SaveReportMenuProps<Format>) {
  const [path, setPath] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(
      async (format: Format) => {
        setPath(null);
        setPath(await save(format));
      },
      [save],
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
