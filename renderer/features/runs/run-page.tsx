import "./run-page.css";
import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useRuns, useWindowStores } from "../../stores/use-window-stores.ts";
import { announcementOf } from "../../words/run-words.ts";
import { ForeignChanges } from "./foreign-changes.tsx";
import { RunAside } from "./run-aside.tsx";
import { RunHeading } from "./run-heading.tsx";
import { RunStanding } from "./run-standing.tsx";
import { StepList } from "./step-list.tsx";
import { useFollowPresent } from "./use-follow-present.ts";
import { useKeepInSight } from "./use-keep-in-sight.ts";

/** One run, whatever its runbook: where it stands, every step with its evidence, and what is wanted now. */
export function RunPage({ runId, pairId }: { runId: string; pairId: string }) {
  const { runs } = useWindowStores();
  const run = useRuns(({ views }) => views[runId] ?? null);
  const failure = useRuns(({ viewFailure }) => viewFailure);
  useEffect(() => void runs.show(runId), [runs, runId]);
  if (run) return <ShownRun run={run} />;
  return (
    <article className="run-page">
      <ScreenHeading>Run</ScreenHeading>
      <FailureNote failure={failure} />
      {failure === null ? <p className="soft">Asking for the run…</p> : <ToRunbooks pairId={pairId} />}
    </article>
  );
}

function ToRunbooks({ pairId }: { pairId: string }) {
  const { place } = useWindowStores();
  return (
    <Button className="run-page-back" variant="default" onClick={() => place.go({ screen: "runbooks", pairId })}>
      All runbooks and runs
    </Button>
  );
}

function ShownRun({ run }: { run: RunView }) {
  const isLive = useRuns(({ feed }) => feed !== "broken");
  const { page, act } = useFollowPresent(run);
  useKeepInSight(page, run.state === "ended" ? null : run.step);
  return (
    <article ref={page} className="run-page" data-live={isLive}>
      <RunHeading run={run} />
      {!isLive && (
        <p role="alert" className="run-not-live" data-tone="caution">
          Pairdesk’s core does not tell what goes on at the moment, so what stands here may be out of date. A run goes
          on without this window.
        </p>
      )}
      <p role="status" className="only-read-out">
        {announcementOf(run)}
      </p>
      <RunStanding run={run} act={act} />
      <ForeignChanges changes={run.foreignChange} />
      <div className="run-columns">
        <StepList run={run} act={act} />
        <RunAside run={run} />
      </div>
    </article>
  );
}
