import "./runbooks-page.css";
import { NativeSelect } from "@mantine/core";
import { useEffect } from "react";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { ToPair } from "../../components/to-pair.tsx";
import { useOffer } from "../../stores/use-offer.ts";
import { useRankedPairs } from "../../stores/use-shown-pair.ts";
import { useRuns, useWindowStores } from "../../stores/use-window-stores.ts";
import { PastRuns } from "./past-runs.tsx";
import { RunbookList } from "./runbook-list.tsx";
import { RunsUnderWay } from "./runs-under-way.tsx";

interface RunbooksPageProps {
  /** null: of the pair that needs somebody most. */
  pairId: string | null;
  runbook: RunbookId | null;
}

/** What can be done with a pair, what is under way, and what was done. */
export function RunbooksPage({ pairId, runbook }: RunbooksPageProps) {
  const pairs = useRankedPairs() ?? [];
  const pair = pairs.find(({ id }) => id === pairId) ?? pairs[0];
  useEffect(() => void import("./run-page.tsx"), []);
  return (
    <article className="runbooks-page">
      <header className="runbooks-head">
        <div>
          <ScreenHeading>Runbooks</ScreenHeading>
          <p className="soft">
            Each is a procedure in steps: it looks first, says what speaks against it, makes only the calls that are
            needed, and proves what came of them. Starting one changes nothing: no role is changed before you have typed
            the appliance’s name.
          </p>
        </div>
        {pair && (
          <div className="runbooks-head-deeds">
            <ToPair pairId={pair.id} />
            {pairs.length > 1 && <PairChoice pairs={pairs} chosen={pair.id} />}
          </div>
        )}
      </header>
      {pair ? (
        <RunbooksOfPair key={pair.id} pair={pair} runbook={runbook} />
      ) : (
        <section className="panel runbooks-none" aria-label="No pairs yet">
          <h2>There is no pair yet</h2>
          <p className="soft">Add a pair, or open the practice pair, and what can be done with it is listed here.</p>
        </section>
      )}
    </article>
  );
}

const byName = (a: PairView, b: PairView) => a.status.name.localeCompare(b.status.name);

function PairChoice({ pairs, chosen }: { pairs: readonly PairView[]; chosen: string }) {
  const { place } = useWindowStores();
  const choices = [...pairs].sort(byName).map(({ id, status }) => ({ value: id, label: status.name }));
  return (
    <NativeSelect
      className="runbooks-pair"
      label="Pair"
      data={choices}
      value={chosen}
      onChange={({ currentTarget }) => place.go({ screen: "runbooks", pairId: currentTarget.value })}
    />
  );
}

function RunbooksOfPair({ pair, runbook }: { pair: PairView; runbook: RunbookId | null }) {
  const { runbooks, failure } = useOffer(pair.id);
  const runsFailure = useRuns((state) => (state.runs === null ? state.failure : null));
  const { name } = pair.status;
  return (
    <>
      <RunsUnderWay pairId={pair.id} />
      <section className="runbooks-offered" aria-labelledby="runbooks-offered-heading">
        <h2 id="runbooks-offered-heading" className="panel-heading">
          What can be done with {name}
        </h2>
        <FailureNote failure={failure} />
        {runbooks && <RunbookList pairId={pair.id} runbooks={runbooks} wanted={runbook} />}
        {runbooks === null && failure === null && <p className="soft">Asking what can be done…</p>}
      </section>
      <FailureNote failure={runsFailure} />
      <PastRuns pairId={pair.id} name={name} />
    </>
  );
}
