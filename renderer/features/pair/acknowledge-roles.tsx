import { Button } from "@mantine/core";
import { useCallback } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** A role change that somebody knows of needs no attention any more; the next one does again. */
export function AcknowledgeRoles({ pairId, onDone }: { pairId: string; onDone(): void }) {
  const { pairs } = useWindowStores();
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      // The button goes with its finding: whoever used the keyboard is led on before that.
      await pairs.acknowledgeRoles(pairId);
      onDone();
    }, [pairs, pairId, onDone]),
  );
  return (
    <div className="acknowledge-roles">
      <Button variant="default" size="xs" onClick={run} loading={isBusy}>
        I know about this change
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
