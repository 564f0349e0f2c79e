import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { CopyButton } from "../../components/copy-button.tsx";

/** Which file the run was given, and that it has to go. Nothing while none was. */
export function RunFileFacts({ file }: { file: RunView["file"] }) {
  if (file === null || file.fileName === null) return null;
  const { fileName, path, hasPassphrase } = file;
  return (
    <section className="panel run-facts" aria-labelledby="run-file-heading">
      <h2 id="run-file-heading" className="panel-heading">
        Certificate file
      </h2>
      <dl>
        <div>
          <dt>Given last</dt>
          <dd>{fileName}</dd>
        </div>
        <div>
          <dt>Place</dt>
          <dd>
            {path === null ? (
              "none on this computer that could be told"
            ) : (
              <>
                <span className="mono">{path}</span> <CopyButton text={path} what="path of the file" />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>Passphrase</dt>
          <dd>{hasPassphrase ? "held in memory for this run" : "not given"}</dd>
        </div>
      </dl>
      <p className="run-file-reminder" data-tone="caution">
        It holds a private key. Delete it, and empty the bin, as soon as both appliances serve its certificate.
      </p>
    </section>
  );
}
