import { Button } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { SavedFile } from "../../components/saved-file.tsx";
import { useAction } from "../../connection/use-action.ts";
import type { SavedLog } from "../../stores/save-exchanges.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Saves all that the filter lets through, also what is not loaded yet. */
export function SaveLog() {
  const { commandLog } = useWindowStores();
  const [saved, setSaved] = useState<SavedLog | null>(null);
  const { run, isBusy, failure } = useAction(useCallback(async () => setSaved(await commandLog.save()), [commandLog]));
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={17} stroke={1.7} aria-hidden="true" />}
        onClick={run}
        loading={isBusy}
      >
        Save what is listed
      </Button>
      <FailureNote failure={failure} />
      {saved !== null && failure === null && (
        <SavedFile path={saved.path}>
          {` ${saved.saved.toLocaleString()} ${saved.saved === 1 ? "exchange" : "exchanges"}, one a line.`}
          {saved.leftOut > 0 && ` The oldest ${saved.leftOut.toLocaleString()} did not fit into one file.`}
        </SavedFile>
      )}
    </>
  );
}
