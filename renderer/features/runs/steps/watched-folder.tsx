import { Button } from "@mantine/core";
import IconFolderSearch from "@tabler/icons-react/dist/esm/icons/IconFolderSearch.mjs";
import { type FormEvent, useCallback, useState } from "react";
import type { RunView } from "../../../../shared/runbooks/run-view.ts";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import { TextField } from "../../pair-form/text-field.tsx";

/** A folder in which the file will appear, so that nobody has to look for it. */
export function WatchedFolder({ run: { id, file } }: { run: RunView }) {
  const { runs } = useWindowStores();
  const [isChoosing, setChoosing] = useState(false);
  const { run, isBusy, failure } = useAction(
    useCallback(
      async (folder: string | null) => {
        await runs.watchFolder(id, folder);
        setChoosing(false);
      },
      [runs, id],
    ),
  );
  const watched = file?.watchedFolder ?? null;
  return (
    <section className="step-box run-folder" aria-label="Watched folder">
      <p className="run-folder-words" role="status">
        <IconFolderSearch size={18} stroke={1.8} aria-hidden="true" />
        {watched === null ? (
          <span>
            Pairdesk can watch a folder and take the file by itself when it appears, or if it was saved there since this
            run began.
          </span>
        ) : (
          <span>
            Watching <span className="mono">{watched}</span>: a certificate file that appears there is taken by itself.
          </span>
        )}
      </p>
      {isChoosing && <FolderField isBusy={isBusy} onChoose={run} />}
      <div className="run-passphrase-deeds">
        {watched === null ? (
          <Button variant="light" size="compact-sm" loading={isBusy} onClick={() => run(null)}>
            Watch the folder for downloads
          </Button>
        ) : (
          <Button variant="default" size="compact-sm" loading={isBusy} onClick={() => run("")}>
            Stop watching
          </Button>
        )}
        {!isChoosing && (
          <Button variant="subtle" size="compact-sm" onClick={() => setChoosing(true)}>
            Another folder
          </Button>
        )}
      </div>
      <FailureNote failure={failure} />
    </section>
  );
}

function FolderField({ isBusy, onChoose }: { isBusy: boolean; onChoose(folder: string): void }) {
  const [folder, setFolder] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && folder.trim() !== "") onChoose(folder.trim());
  };
  return (
    <form className="run-file-field" onSubmit={submit}>
      <TextField path="run.folder" label="Folder, with its whole path" value={folder} onChange={setFolder} isMono />
      <Button type="submit" variant="light" loading={isBusy}>
        Watch it
      </Button>
    </form>
  );
}
