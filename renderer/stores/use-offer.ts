import { useEffect } from "react";
import { useStore } from "zustand";
import type { Offer } from "./runbooks-store.ts";
import { usePairs, useRuns, useWindowStores } from "./use-window-stores.ts";

const nothingYet: Offer = { runbooks: null, failure: null };

/** What can be done with a pair; asked again when the pair or its runs look different. */
export function useOffer(pairId: string): Offer {
  const { runbooks } = useWindowStores();
  const looks = usePairs(({ pairs }) => {
    const pair = pairs?.find(({ id }) => id === pairId);
    if (!pair) return "";
    const { verdict, appliances, findings } = pair.status;
    return [verdict, ...appliances.map(({ role }) => role), ...findings.map(({ code }) => code)].join(" ");
  });
  const runs = useRuns((state) =>
    (state.runs ?? [])
      .filter((run) => run.pairId === pairId)
      .map(({ id, state: stands }) => `${id} ${stands}`)
      .join(" "),
  );
  const stands = `${looks} / ${runs}`;
  useEffect(() => void runbooks.ask(pairId, stands), [runbooks, pairId, stands]);
  return useStore(runbooks, ({ offers }) => offers[pairId] ?? nothingYet);
}
