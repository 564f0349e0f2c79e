import { Button } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useCallback, useState } from "react";
import { useAction } from "../connection/use-action.ts";
import { FailureNote } from "./failure-note.tsx";
import { SavedFile } from "./saved-file.tsx";

interface SaveFileButtonProps {
  words: string;
  /** Stands in the head of a part, not of a screen. */
  isSmall?: boolean;
  /** Answers with the path; null when the person thought better of it. The same function as long as it saves the same. */
  save(): Promise<string | null>;
}

/** Saves one thing as a file, and says where it lies or why it does not. */
export function SaveFileButton({ words, isSmall = false, save }: SaveFileButtonProps) {
  const [path, setPath] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      setPath(null);
      setPath(await save());
    }, [save]),
  );
  return (
    <>
      <Button
        variant="default"
        size={isSmall ? "compact-sm" : "sm"}
        aria-disabled={isBusy}
        leftSection={<IconDownload size={16} stroke={1.8} aria-hidden="true" />}
        onClick={() => isBusy || run()}
      >
        {words}
      </Button>
      {path !== null && <SavedFile path={path} />}
      <FailureNote failure={failure} />
    </>
  );
}
