import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { DiagnosticsPreview } from "./diagnostics-preview.tsx";

/** What somebody who helps needs to know: collected on demand, read first, then copied or saved. */
export function DiagnosticsSection() {
  const { diagnostics, place } = useWindowStores();
  const { text, withNames } = useStore(diagnostics);
  const { run, isBusy, failure } = useAction(diagnostics.collect);
  return (
    <>
      <p className="soft">
        A text about this run for somebody who helps you: versions, how each pair stands, the last exchanges without
        their content, the end of the log. Nothing leaves this computer until you send it. Secrets are never in it.
      </p>
      <label className="settings-check">
        <input
          type="checkbox"
          checked={withNames}
          onChange={({ currentTarget }) => diagnostics.setWithNames(currentTarget.checked)}
        />
        <span>
          With names
          <span className="settings-check-meaning soft">
            Otherwise pairs, appliances, accounts and hosts are called pair-1, host-1 and so on, the same everywhere in
            the text.
          </span>
        </span>
      </label>
      <div className="settings-actions">
        <Button variant={text === null ? "filled" : "default"} onClick={run} loading={isBusy}>
          {text === null ? "Collect and preview" : "Collect again"}
        </Button>
        <Button variant="subtle" onClick={() => place.go({ screen: "command-log", pairId: null })}>
          Open the command log
        </Button>
      </div>
      <FailureNote failure={failure} />
      {text !== null && <DiagnosticsPreview text={text} />}
    </>
  );
}
