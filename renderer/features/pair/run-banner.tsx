import "./run-banner.css";
import { Button } from "@mantine/core";
import IconListCheck from "@tabler/icons-react/dist/esm/icons/IconListCheck.mjs";
import IconUserExclamation from "@tabler/icons-react/dist/esm/icons/IconUserExclamation.mjs";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { useRuns, useWindowStores } from "../../stores/use-window-stores.ts";
import { presentStepWords, runName } from "../../words/run-names.ts";

/** A run of this pair is open: which, where it is, and whether it waits for the person. */
export function RunBanner({ pairId }: { pairId: string }) {
  const run = useRuns(({ runs }) => runs?.find((one) => one.pairId === pairId && one.state !== "ended"));
  return run ? <OpenRunBanner run={run} /> : null;
}

const standings: Record<Exclude<RunSummary["state"], "ended">, string> = {
  working: "under way",
  yours: "waits for you",
  "cut-off": "was cut off: go on with it or close it",
};

function OpenRunBanner({ run }: { run: RunSummary }) {
  const { place } = useWindowStores();
  const at = useRuns(({ views }) => {
    const view = views[run.id];
    return view ? presentStepWords(view) : null;
  });
  if (run.state === "ended") return null;
  const Icon = run.state === "working" ? IconListCheck : IconUserExclamation;
  return (
    <section className="run-banner" aria-label="Run">
      <Icon size={20} stroke={1.8} aria-hidden="true" />
      <p aria-live="polite">
        <strong>
          {runName(run)} {standings[run.state]}
        </strong>
        {at !== null && run.state !== "cut-off" && <span className="run-banner-at">{at}</span>}
      </p>
      <Button
        variant={run.state === "working" ? "default" : "filled"}
        size="xs"
        aria-label={`Open the run: ${runName(run)}`}
        onClick={() => place.go({ screen: "run", pairId: run.pairId, runId: run.id })}
      >
        Open
      </Button>
    </section>
  );
}
