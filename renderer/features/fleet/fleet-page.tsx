import "./fleet-page.css";
import { Button } from "@mantine/core";
import { useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { needsAttention } from "../../ranking/need.ts";
import { useIsLive, usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { arrangeFleet } from "./arrange-fleet.ts";
import { CheckAll } from "./check-all.tsx";
import { FleetTable } from "./fleet-table.tsx";
import { FleetTools } from "./fleet-tools.tsx";
import { SweepReport } from "./sweep-report.tsx";

const none: readonly PairView[] = [];

/** All pairs at a glance, the worst first. */
export function FleetPage() {
  const { fleet } = useWindowStores();
  const pairs = usePairs((state) => state.pairs) ?? none;
  // A letter that is typed stands in its field before the rows have followed.
  const choices = useDeferredValue(useStore(fleet));
  const arranged = useMemo(() => arrangeFleet(pairs, choices), [pairs, choices]);
  const isLive = useIsLive();
  const shownIds = useMemo(() => arranged.shown.map(({ id }) => id), [arranged]);
  const isNarrowed = arranged.shown.length !== pairs.length;
  return (
    <article className="fleet">
      <header className="fleet-head">
        <div>
          <ScreenHeading>Fleet</ScreenHeading>
          <p className="soft">{summary(pairs)}</p>
        </div>
        <CheckAll shownIds={shownIds} isNarrowed={isNarrowed} />
      </header>
      {pairs.length > 0 && (
        <FleetTools counts={arranged.counts} hasGroups={pairs.some(({ group }) => group !== null)} />
      )}
      <SweepReport />
      <p role="status" className="fleet-shown soft">
        {isNarrowed && `Showing ${arranged.shown.length} of ${pairs.length} pairs`}
      </p>
      {arranged.shown.length > 0 && <FleetTable arranged={arranged} collapsed={choices.collapsed} isLive={isLive} />}
      {arranged.shown.length === 0 && pairs.length > 0 && (
        <div className="fleet-nothing">
          <h2>No pair fits</h2>
          <p className="soft">
            The search looks at names, sites, groups, appliances with their addresses, and codes of findings.
          </p>
          <Button variant="default" onClick={fleet.showAll}>
            Show all pairs
          </Button>
        </div>
      )}
    </article>
  );
}

function summary(pairs: readonly PairView[]): string {
  if (pairs.length === 0) return "No pairs yet.";
  const attention = pairs.filter(({ status }) => needsAttention(status)).length;
  if (attention === 0) return pairs.length === 1 ? "The one pair is well." : `None of ${pairs.length} needs attention.`;
  return `${attention} of ${pairs.length} ${attention === 1 ? "needs" : "need"} attention.`;
}
