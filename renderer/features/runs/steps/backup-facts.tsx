import type { TakenBackup } from "../../../../shared/runbooks/run-call.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { sizeWords } from "../../../words/record-words.ts";

/** The file that was taken, told so that it can be found and checked. */
export function BackupFacts({ backup: { appliance, file, bytes, sha256 } }: { backup: TakenBackup }) {
  return (
    <div className="step-box">
      <h4>Backup of {appliance}</h4>
      <dl className="step-pairs">
        <div>
          <dt>File</dt>
          <dd className="mono">{file}</dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>
            {sizeWords(bytes)} <span className="soft">({bytes.toLocaleString("en")} bytes)</span>
          </dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd className="with-copy">
            <span className="mono">{sha256}</span>
            <CopyButton text={sha256} what={`SHA-256 of the backup of ${appliance}`} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
