import { CopyButton } from "../../components/copy-button.tsx";
import { useAppState } from "../../stores/use-window-stores.ts";

/** What is kept on this computer, and where. */
export function DataSection() {
  const folder = useAppState(({ facts }) => facts?.dataFolder);
  return (
    <>
      <p className="soft">
        Pairdesk keeps what it knows in one folder of yours and sends it nowhere. Copy the folder to back it up; secrets
        are not in it.
      </p>
      <dl className="settings-facts">
        <div>
          <dt>Folder</dt>
          <dd>
            {folder === undefined ? (
              "not known yet"
            ) : (
              <>
                <span className="mono">{folder}</span> <CopyButton text={folder} what="path of the data folder" />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>Your pairs</dt>
          <dd>
            <span className="mono">pairdesk.db</span>: what you entered and what was seen of each pair, now and over
            time
          </dd>
        </div>
        <div>
          <dt>The log</dt>
          <dd>
            <span className="mono">pairdesk.log</span> and up to three older files of 5 MB each: what Pairdesk did, with
            secrets taken out
          </dd>
        </div>
        <div>
          <dt>In memory only</dt>
          <dd>
            the command log, which begins anew with each start; answers of appliances are also kept in the database
          </dd>
        </div>
      </dl>
    </>
  );
}
