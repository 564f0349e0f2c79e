import { Button } from "@mantine/core";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import { useEffect, useRef, useState } from "react";
import type { AccountState } from "../../../shared/contract/credentials.ts";
import type { ImportResult } from "../../../shared/contract/pairs.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

type Taken = ImportResult["added"][number];

/** What was taken in, and which secrets are still missing: a pairs file never holds one. */
export function ImportResultList({ result }: { result: ImportResult }) {
  const all = [...result.added, ...result.changed];
  const accounts = useAccounts(all);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="import-result" aria-labelledby="import-result-heading">
      <h2 id="import-result-heading" ref={heading} tabIndex={-1} data-tone="good">
        <IconCircleCheck size={21} stroke={1.9} aria-hidden="true" />
        {all.length === 1 ? "One pair was taken in" : `${all.length} pairs were taken in`}
      </h2>
      <ul className="panel import-part">
        {all.map((pair) => (
          <ResultItem key={pair.pairId} pair={pair} states={accounts.get(pair.pairId)} />
        ))}
      </ul>
    </section>
  );
}

function ResultItem({ pair: { pairId, name }, states = [] }: { pair: Taken; states: AccountState[] | undefined }) {
  const { place } = useWindowStores();
  const missing = states.filter(({ state }) => state === "missing").map(({ appliance }) => appliance);
  return (
    <li className="import-pair import-result-pair">
      <span className="import-pair-name">{name}</span>
      {missing.length > 0 && (
        <span className="import-missing" data-tone="caution">
          no secret yet for {[...new Set(missing)].join(" and ")}
        </span>
      )}
      <span className="import-result-ways">
        {missing.length > 0 && (
          <Button
            size="xs"
            aria-label={`Enter the secrets of ${name}`}
            onClick={() => place.go({ screen: "pair-settings", pairId })}
          >
            Enter the secrets
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-label={`Go to the pair ${name}`}
          onClick={() => place.go({ screen: "pair", pairId })}
        >
          Go to the pair
        </Button>
      </span>
    </li>
  );
}

/** By pair, as far as they are known; one that cannot be asked about is shown on the pair's own page. */
function useAccounts(pairs: readonly Taken[]): ReadonlyMap<string, AccountState[]> {
  const { setup } = useWindowStores();
  const [found, setFound] = useState<ReadonlyMap<string, AccountState[]>>(new Map());
  const ids = pairs.map(({ pairId }) => pairId).join(" ");
  useEffect(() => {
    let isHere = true;
    for (const pairId of ids.split(" ").filter(Boolean)) {
      setup.accounts(pairId).then(
        (states) => isHere && setFound((known) => new Map(known).set(pairId, states)),
        () => undefined,
      );
    }
    return () => {
      isHere = false;
    };
  }, [setup, ids]);
  return found;
}
