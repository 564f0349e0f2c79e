import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import type { RunView } from "../../../shared/runbooks/run-view.ts";

/** What somebody or something else changed about the pair after the plan was shown. */
export function ForeignChanges({ changes }: { changes: RunView["foreignChange"] }) {
  if (changes.length === 0) return null;
  return (
    <section className="run-foreign" data-tone="exposed" aria-labelledby="run-foreign-heading">
      <h2 id="run-foreign-heading">
        <IconAlertTriangle size={19} stroke={1.9} aria-hidden="true" />
        Changed by something other than this run
      </h2>
      <ul>
        {changes.map(({ appliance, text }) => (
          <li key={`${appliance} ${text}`}>
            <strong>{appliance}</strong>: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
