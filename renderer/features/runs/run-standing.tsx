import { Button } from "@mantine/core";
import { useCallback } from "react";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { presentStepWords, runbookDeeds } from "../../words/run-names.ts";
import { runLook, runMeaning, sentenceOf } from "../../words/run-words.ts";
import { TimeLeft } from "./elapsed.tsx";
import { RunMark } from "./run-shape.tsx";
import { StopRun } from "./stop-run.tsx";
import type { Act } from "./use-follow-present.ts";
import { useStartRun } from "./use-start-run.ts";

/** Where the run stands in one look, and what can be done about the whole of it. */
export function RunStanding({ run, act }: { run: RunView; act: Act }) {
  return (
    <section
      className="run-standing"
      aria-label="Where the run stands"
      data-tone={runLook(run).tone}
      data-state={run.state}
    >
      <h2 className="run-standing-word" data-run-standing="" tabIndex={-1}>
        <RunMark run={run} size={24} />
      </h2>
      {run.state === "ended" && <Ended run={run} />}
      {run.state === "cut-off" && <CutOff run={run} act={act} />}
      {(run.state === "working" || run.state === "yours") && <Open run={run} act={act} />}
    </section>
  );
}

function Open({ run, act }: { run: RunView; act: Act }) {
  const at = presentStepWords(run);
  return (
    <div className="run-standing-open">
      <p>
        {at !== null && <strong>{sentenceOf(at)}</strong>}
        {run.state === "working" && <WorkingWords run={run} />}
      </p>
      <StopRun run={run} act={act} />
    </div>
  );
}

/** Before a call that changes something, when it goes out is what counts. */
function WorkingWords({ run: { steps, step, stopping } }: { run: RunView }) {
  const present = steps.find(({ id }) => id === step);
  const until = present?.pausedUntil ?? null;
  if (present?.takesFile) return <> It goes on by itself as soon as it has the right file.</>;
  if (until === null) return <> Nothing is wanted of you.</>;
  return (
    <>
      {" "}
      The call goes out in <TimeLeft until={until} />
      {stopping.can && "; until then you can stop the run"}.
    </>
  );
}

function Ended({ run }: { run: RunView }) {
  const { ending } = run;
  return (
    <div className="run-standing-body">
      <p className="run-standing-meaning">{runMeaning(run)}</p>
      {ending && <p>{ending.text}</p>}
      {ending && ending.next.length > 0 && <NextSteps run={run} next={ending.next} />}
    </div>
  );
}

/** A rehearsal is followed by a rehearsal. */
function NextSteps({ run: { pairId, isDryRun }, next }: { run: RunView; next: readonly RunbookId[] }) {
  const start = useStartRun();
  const { run, isBusy, failure } = useAction(
    useCallback((runbook: RunbookId) => start({ pairId, runbook, isDryRun }), [start, pairId, isDryRun]),
  );
  return (
    <section className="run-next" aria-label="What comes next">
      {next.map((runbook, index) => (
        <Button
          key={runbook}
          variant={index === 0 ? "filled" : "default"}
          aria-disabled={isBusy}
          onClick={() => isBusy || run(runbook)}
        >
          {isDryRun && "Dry run: "}
          {runbookDeeds[runbook].start}
        </Button>
      ))}
      <FailureNote failure={failure} />
    </section>
  );
}

function CutOff({ run: { id, hasWritten }, act }: { run: RunView; act: Act }) {
  const { runs } = useWindowStores();
  const resume = useAction(useCallback(() => act(() => runs.resume(id)), [act, runs, id]));
  const close = useAction(useCallback(() => act(() => runs.close(id)), [act, runs, id]));
  const isBusy = resume.isBusy || close.isBusy;
  return (
    <div className="run-standing-body">
      <p>
        Pairdesk ended in the middle of this run, and everything until then is kept.{" "}
        {hasWritten ? "A call that changes something was sent, or may have been." : "Nothing was changed by it."}
      </p>
      <dl className="run-cut-off-choices">
        <div>
          <dt>
            <Button onClick={() => isBusy || resume.run()} aria-disabled={isBusy}>
              Go on with it
            </Button>
          </dt>
          <dd>Both appliances are read again first. No call is repeated; the run goes on from what is seen.</dd>
        </div>
        <div>
          <dt>
            <Button variant="default" onClick={() => isBusy || close.run()} aria-disabled={isBusy}>
              Close it
            </Button>
          </dt>
          <dd>It ends here, as unknown or incomplete by what is seen. Nothing more is called.</dd>
        </div>
      </dl>
      <FailureNote failure={resume.failure ?? close.failure} />
    </div>
  );
}
