import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { useStore } from "zustand";
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import { wholeLog } from "../../stores/command-log-state.ts";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { ExchangeRow } from "./exchange-row.tsx";
import { OlderExchanges } from "./older-exchanges.tsx";

/** One stop for the keyboard: arrows go from row to row, Enter opens and closes. */
export function ExchangeList() {
  const { commandLog } = useWindowStores();
  const entries = useStore(commandLog, (state) => state.entries);
  const isFailing = useStore(commandLog, ({ failure }) => failure !== null);
  const [current, setCurrent] = useState<number | null>(null);
  const names = usePairNames();
  if (entries === null)
    return <p className="log-none soft">{isFailing ? "Asking again by itself…" : "Reading the log…"}</p>;
  if (entries.length === 0) return <NothingFound />;
  const stop = entries.some(({ id }) => id === current) ? current : (entries[0]?.id ?? null);
  return (
    <section className="panel exchange-list" aria-label="Exchanges">
      <ol>
        {entries.map((entry) => (
          <ExchangeRow
            key={entry.id}
            entry={entry}
            pairName={names(entry)}
            isStop={entry.id === stop}
            onFocus={setCurrent}
          />
        ))}
      </ol>
      <OlderExchanges />
    </section>
  );
}

function NothingFound() {
  const { commandLog } = useWindowStores();
  const filter = useStore(commandLog, (state) => state.filter);
  const isNarrowed = Object.values(filter).some((value) => value !== null && value !== "");
  return (
    <section className="panel log-none" aria-label="Exchanges">
      <p className="log-none-title">
        {isNarrowed ? "Nothing fits what you narrowed the log to" : "Nothing was asked yet"}
      </p>
      <p className="soft">
        {isNarrowed
          ? "Exchanges that fit appear here as they come."
          : "As soon as Pairdesk asks an appliance of a pair, the exchange appears here. Restarting Pairdesk begins an empty log."}
      </p>
      {isNarrowed && (
        <Button variant="default" size="compact-md" onClick={() => commandLog.narrow(wholeLog)}>
          Show everything
        </Button>
      )}
    </section>
  );
}

/** The names of now; of a pair that was removed meanwhile there is none. */
function usePairNames(): (entry: CommandLogEntry) => string | null {
  const pairs = usePairs((state) => state.pairs);
  return useCallback(({ pairId }) => pairs?.find(({ id }) => id === pairId)?.status.name ?? null, [pairs]);
}
