import "./command-log-page.css";
import { useEffect } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { ExchangeList } from "./exchange-list.tsx";
import { LogFilter } from "./log-filter.tsx";
import { NewExchanges } from "./new-exchanges.tsx";
import { SaveLog } from "./save-log.tsx";

/** What was asked of the appliances, what came back, how long it took. `pairId` null: of every pair. */
export function CommandLogPage({ pairId }: { pairId: string | null }) {
  const { commandLog } = useWindowStores();
  const failure = useStore(commandLog, (state) => state.failure);
  useEffect(() => {
    const leaving = new AbortController();
    if (pairId !== null) commandLog.narrow({ pairId, appliance: null });
    void commandLog.follow(leaving.signal);
    return () => leaving.abort();
  }, [commandLog, pairId]);
  return (
    <div className="command-log">
      <header className="command-log-head">
        <div>
          <ScreenHeading>Command log</ScreenHeading>
          <p className="command-log-lead soft">
            What Pairdesk asked the appliances, what came back and how long it took. The last 2,000 exchanges are kept
            while Pairdesk runs and are gone when it is closed. Secrets were taken out before anything was kept.
          </p>
        </div>
        <SaveLog />
      </header>
      <LogFilter />
      <FailureNote failure={failure} />
      <NewExchanges />
      <ExchangeList />
    </div>
  );
}
