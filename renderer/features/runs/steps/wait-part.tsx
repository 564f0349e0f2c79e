import { Button } from "@mantine/core";
import { useCallback } from "react";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { Age } from "../../../components/age.tsx";
import { ClockWords } from "../../../components/clock-words.tsx";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import { clockSeconds } from "../../../words/local-time.ts";
import { expectedWords, leftWords, tookBetween } from "../../../words/run-words.ts";
import { Elapsed } from "../elapsed.tsx";
import type { Act } from "../use-follow-present.ts";

interface WaitPartProps {
  run: RunView;
  step: StepView;
  act: Act;
}

/** How long it lasts by now, how long it should, and until when it is waited for. */
export function WaitPart({ run, step, act }: WaitPartProps) {
  const { wait, startedAt, endedAt, status } = step;
  if (!wait) return null;
  const expected = expectedWords(wait);
  const isOpen = run.state === "working" || run.state === "yours";
  const isGoingOn = startedAt !== null && endedAt === null && status !== "ahead" && isOpen;
  const took = tookBetween(startedAt, endedAt);
  return (
    <>
      <dl className="wait-facts">
        {isGoingOn && (
          <Fact name="Waiting for">
            <Elapsed since={startedAt} />
          </Fact>
        )}
        {took !== null && <Fact name="Took">{took}</Fact>}
        <Fact name="Expected" more={expected.why}>
          {expected.length}
        </Fact>
        {isGoingOn && wait.lookedAt !== null && (
          <Fact name="Looked last">
            <Age at={wait.lookedAt} suffix=" ago" />
          </Fact>
        )}
        {isGoingOn && wait.nextLookAt !== null && (
          <NextLookFact nextLookAt={wait.nextLookAt} name={step.takesFile ? "Looks again" : "Asks both again"} />
        )}
        {isGoingOn && wait.limitAt !== null && <LimitFact limitAt={wait.limitAt} />}
      </dl>
      {isGoingOn && <p className="step-patience">{wait.patience}</p>}
      {isGoingOn && <WaitDeeds run={run} step={step} act={act} />}
    </>
  );
}

const LimitFact = ({ limitAt }: { limitAt: string }) => (
  <Fact name="Waits until" more={<ClockWords words={(nowMs) => leftWords(limitAt, nowMs)} />}>
    {clockSeconds(limitAt)}
  </Fact>
);

const NextLookFact = ({ nextLookAt, name }: { nextLookAt: string; name: string }) => (
  <Fact name={name} more={<ClockWords words={(nowMs) => leftWords(nextLookAt, nowMs)} />}>
    {clockSeconds(nextLookAt)}
  </Fact>
);

function WaitDeeds({ run: { id: runId }, step: { id }, act }: WaitPartProps) {
  const { runs } = useWindowStores();
  const waitOn = useAction(useCallback(() => runs.waitOn(runId, id), [runs, runId, id]));
  const stop = useAction(useCallback(() => act(() => runs.stopWaiting(runId, id)), [act, runs, runId, id]));
  return (
    <div className="step-deeds">
      <Button variant="default" aria-disabled={waitOn.isBusy} onClick={() => waitOn.isBusy || waitOn.run()}>
        Keep waiting
      </Button>
      <Button variant="subtle" aria-disabled={stop.isBusy} onClick={() => stop.isBusy || stop.run()}>
        Stop waiting
      </Button>
      <span className="step-deeds-words soft">
        Keep waiting moves the end on by as much again. Stop waiting goes on now with what was found last.
      </span>
      <FailureNote failure={waitOn.failure ?? stop.failure} />
    </div>
  );
}

const Fact = ({ name, more, children }: { name: string; more?: React.ReactNode; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
    {more !== undefined && <dd className="wait-more soft">{more}</dd>}
  </div>
);
