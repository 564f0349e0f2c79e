import { Button } from "@mantine/core";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useCallback } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { ExportPairs } from "../import-pairs/export-pairs.tsx";
import { useRemovePair } from "../removed-pairs/use-remove-pair.ts";

/** What leaves Pairdesk: a copy of the description, or the pair itself. */
export function KeepingSection({ pairId, name }: { pairId: string; name: string }) {
  const remove = useRemovePair();
  const { run, isBusy, failure } = useAction(useCallback(() => remove(pairId, name), [remove, pairId, name]));
  return (
    <div className="pair-settings-narrow keeping">
      <section aria-labelledby="keeping-export">
        <h2 id="keeping-export">Export</h2>
        <p className="soft">
          The description of this pair as a pairs file, for another Pairdesk or for the terminal. Secrets are never in
          it.
        </p>
        <ExportPairs pairIds={[pairId]} what={name} />
      </section>
      <section aria-labelledby="keeping-remove">
        <h2 id="keeping-remove">Remove</h2>
        <p className="soft">
          Pairdesk stops watching {name}. The pair is kept aside for 30 days with its secrets and can be brought back;
          the appliances themselves notice nothing.
        </p>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.8} aria-hidden="true" />}
          loading={isBusy}
          onClick={run}
        >
          Remove {name}
        </Button>
        <FailureNote failure={failure} />
      </section>
    </div>
  );
}
