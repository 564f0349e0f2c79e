import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { Age } from "../../components/age.tsx";
import { useRuns, useWindowStores } from "../../stores/use-window-stores.ts";
import { presentStepWords, runName } from "../../words/run-names.ts";
import { RunMark } from "./run-shape.tsx";

const none: readonly RunSummary[] = [];

/** Runs of the pair that are open; one at most, as a rule. */
export function RunsUnderWay({ pairId }: { pairId: string }) {
  const runs = useRuns((state) => state.runs) ?? none;
  const open = useMemo(() => runs.filter((run) => run.pairId === pairId && run.state !== "ended"), [runs, pairId]);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="runs-under-way-heading" className="runs-section">
      <h2 id="runs-under-way-heading" className="panel-heading">
        Under way
      </h2>
      <ul className="panel runs-open">
        {open.map((run) => (
          <OpenRun key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function OpenRun({ run }: { run: RunSummary }) {
  const { place } = useWindowStores();
  const at = useRuns(({ views }) => {
    const view = views[run.id];
    return view ? presentStepWords(view) : null;
  });
  const isCutOff = run.state === "cut-off";
  return (
    <li className="run-open" data-wanting={run.state !== "working"}>
      <div>
        <h3>{runName(run)}</h3>
        <p className="run-open-at">
          <RunMark run={run} />
          {at !== null && <span>{at}</span>}
        </p>
        <p className="soft">
          Begun <Age at={run.startedAt} suffix=" ago" /> by {run.by}
          {isCutOff && " · Pairdesk ended in the middle of it; you can go on with it or close it"}
        </p>
      </div>
      <Button
        variant={run.state === "working" ? "default" : "filled"}
        aria-label={`${isCutOff ? "Resume or close" : "Open"}: ${runName(run)}`}
        onClick={() => place.go({ screen: "run", pairId: run.pairId, runId: run.id })}
      >
        {isCutOff ? "Resume or close" : "Open"}
      </Button>
    </li>
  );
}
