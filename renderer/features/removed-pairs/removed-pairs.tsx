import "./removed-pairs.css";
import { Button } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import type { RemovedPair } from "../../../shared/contract/pairs.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import { useAction } from "../../connection/use-action.ts";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { localDay } from "../../words/local-time.ts";

/** Pairs that were removed and can still be brought back, with their secrets and what was seen of them. */
export function RemovedPairs() {
  const { setup } = useWindowStores();
  const [removed, setRemoved] = useState<readonly RemovedPair[] | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  // Each pair that comes or goes changes what is kept aside.
  const count = usePairs(({ pairs }) => pairs?.length);
  useEffect(() => {
    let isHere = true;
    if (count === undefined) return;
    setup.removed().then(
      (found) => isHere && setRemoved(found),
      (error) => isHere && setFailure(toCallFailure(error)),
    );
    return () => {
      isHere = false;
    };
  }, [setup, count]);
  return (
    <div className="removed-pairs">
      <FailureNote failure={failure} />
      {removed?.length === 0 && <p className="soft">None. A pair that is removed is kept here for 30 days.</p>}
      {removed && removed.length > 0 && (
        <ul className="panel">
          {removed.map((pair) => (
            <RemovedPairItem key={pair.pairId} pair={pair} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RemovedPairItem({ pair: { pairId, name, removedAt, keptUntil } }: { pair: RemovedPair }) {
  const { setup, place } = useWindowStores();
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      await setup.restore(pairId);
      place.go({ screen: "pair", pairId });
    }, [setup, place, pairId]),
  );
  return (
    <li>
      <div className="removed-pairs-words">
        <p className="removed-pairs-name">{name}</p>
        <p className="soft">
          removed on {localDay(removedAt)}, erased with its secrets on {localDay(keptUntil)}
        </p>
      </div>
      <Button variant="default" size="xs" loading={isBusy} onClick={run} aria-label={`Restore ${name}`}>
        Restore
      </Button>
      <FailureNote failure={failure} />
    </li>
  );
}
