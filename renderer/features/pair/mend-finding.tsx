import { Button } from "@mantine/core";
import IconListCheck from "@tabler/icons-react/dist/esm/icons/IconListCheck.mjs";
import { useCallback } from "react";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { runbookForFinding } from "../../../shared/runbooks/runbook-for-finding.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { runbookDeeds } from "../../words/run-names.ts";
import { useStartRun } from "../runs/use-start-run.ts";

/** Begins the procedure that puts a finding right, where one does; it asks before it has anything done. */
export function MendFinding({ pairId, code }: { pairId: string; code: string }) {
  const runbook = runbookForFinding(code);
  return runbook && <MendWith pairId={pairId} runbook={runbook} />;
}

function MendWith({ pairId, runbook }: { pairId: string; runbook: RunbookId }) {
  const start = useStartRun();
  const { run, isBusy, failure } = useAction(
    useCallback(() => start({ pairId, runbook, isDryRun: false }), [start, pairId, runbook]),
  );
  return (
    <div className="finding-mend">
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconListCheck size={16} stroke={1.8} aria-hidden="true" />}
        aria-disabled={isBusy}
        onClick={() => isBusy || run()}
      >
        {runbookDeeds[runbook].start}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
