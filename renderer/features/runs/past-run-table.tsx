import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { ClockWords } from "../../components/clock-words.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { fullLocalTime, momentWords } from "../../words/local-time.ts";
import { runName } from "../../words/run-names.ts";
import { tookBetween } from "../../words/run-words.ts";
import { RunMark } from "./run-shape.tsx";

/** `hasPair`: they are of several pairs. */
export function PastRunTable({ runs, hasPair }: { runs: readonly RunSummary[]; hasPair: boolean }) {
  return (
    <table className="panel past-runs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Outcome</th>
          <th scope="col">Begun</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <PastRun key={run.id} run={run} hasPair={hasPair} />
        ))}
      </tbody>
    </table>
  );
}

function PastRun({ run, hasPair }: { run: RunSummary; hasPair: boolean }) {
  const { place } = useWindowStores();
  const { id, pairId, pairName, by, startedAt, endedAt, ending } = run;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="past-run-open" onClick={() => place.go({ screen: "run", pairId, runId: id })}>
          {runName(run)}
          {hasPair && <> · {pairName}</>}
        </button>
        {ending && <span className="past-run-text soft">{ending.text}</span>}
      </th>
      <td>
        <RunMark run={run} />
      </td>
      <td>
        <time dateTime={startedAt} title={fullLocalTime(startedAt)}>
          <ClockWords words={(nowMs) => momentWords(startedAt, nowMs)} />
        </time>
        <span className="past-run-by soft">by {by}</span>
      </td>
      <td>{tookBetween(startedAt, endedAt) ?? ""}</td>
    </tr>
  );
}
