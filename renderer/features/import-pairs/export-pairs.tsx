import { Button } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

interface ExportPairsProps {
  /** Left out: all but the practice pair. */
  pairIds?: string[];
  /** Names the file: a pair's name, or "pairs". */
  what: string;
}

/** Saves a pairs file; says where it is now. */
export function ExportPairs({ pairIds, what }: ExportPairsProps) {
  const { setup } = useWindowStores();
  const [saved, setSaved] = useState<{ path: string | null } | null>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      setSaved(null);
      const text = await setup.export(pairIds);
      setSaved(await setup.saveText(`${what}.pairs.json`, text));
    }, [setup, pairIds, what]),
  );
  return (
    <div className="export-pairs">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.8} aria-hidden="true" />}
        loading={isBusy}
        onClick={run}
      >
        Save as a pairs file…
      </Button>
      <p role="status" className="export-pairs-state">
        {saved !== null && (saved.path === null ? "Nothing was saved." : `Saved as ${saved.path}`)}
        {saved?.path && <CopyButton text={saved.path} what="path of the file" />}
      </p>
      <FailureNote failure={failure} />
    </div>
  );
}
