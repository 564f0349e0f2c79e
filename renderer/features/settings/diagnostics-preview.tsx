import { Button } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { SavedFile } from "../../components/saved-file.tsx";
import { TextBlock } from "../../components/text-block.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** The text as it would be copied or saved, to the letter. */
export function DiagnosticsPreview({ text }: { text: string }) {
  const { diagnostics } = useWindowStores();
  const [path, setPath] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(useCallback(async () => setPath(await diagnostics.save()), [diagnostics]));
  return (
    <div className="diagnostics-preview">
      <p className="diagnostics-preview-title">
        Read it before you send it <CopyButton text={text} what="the diagnostics" />
      </p>
      <TextBlock text={text} name="Diagnostics, preview" />
      <div className="settings-actions">
        <Button leftSection={<IconDownload size={17} stroke={1.7} aria-hidden="true" />} onClick={run} loading={isBusy}>
          Save as a file
        </Button>
      </div>
      <FailureNote failure={failure} />
      {path !== null && failure === null && <SavedFile path={path} />}
    </div>
  );
}
