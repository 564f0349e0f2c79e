import "./fleet-table.css";
import "./fleet-narrow.css";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { shareUnchanged } from "../../stores/share-unchanged.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import type { ArrangedFleet, FleetGroup } from "./arrange-fleet.ts";
import { FleetRow } from "./fleet-row.tsx";
import { GroupHeading } from "./group-heading.tsx";
import { type RowFacts, rowFacts } from "./row-facts.ts";

interface FleetTableProps {
  arranged: ArrangedFleet;
  collapsed: readonly (string | null)[];
  isLive: boolean;
}

/** One row a pair. One row at a time is in the order of Tab; arrow keys move among them. */
export function FleetTable({ arranged, collapsed, isLive }: FleetTableProps) {
  const { place, fleet } = useWindowStores();
  const [chosenKey, setActiveKey] = useState<string | null>(null);
  const facts = useRowFacts(arranged.shown);
  const open = useCallback((pairId: string) => place.go({ screen: "pair", pairId }), [place]);
  const keys = useMemo(() => rowKeys(arranged, collapsed), [arranged, collapsed]);
  const activeKey = chosenKey !== null && keys.includes(chosenKey) ? chosenKey : (keys[0] ?? null);
  // The first screenful is painted before the other rows are drawn.
  const drawn = useDeferredValue(keys.length, rowsOfOneScreen());
  const hasRoom = useMemo(() => new Set(keys.slice(0, drawn)), [keys, drawn]);
  const isOpen = ({ name }: FleetGroup) => !arranged.isGrouped || !collapsed.includes(name);
  return (
    <table className="fleet-table" aria-label="Pairs" data-live={isLive}>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Appliances</th>
          <th scope="col">Data sync</th>
          <th scope="col">Served by</th>
          <th scope="col">Findings</th>
          <th scope="col">Checked</th>
        </tr>
      </thead>
      {arranged.groups.map((group) => (
        <tbody key={group.name ?? ""}>
          {arranged.isGrouped && (
            <GroupHeading
              group={group}
              isOpen={isOpen(group)}
              isActive={groupKey(group.name) === activeKey}
              onToggle={fleet.toggleGroup}
              onActive={setActiveKey}
              rowKey={groupKey(group.name)}
            />
          )}
          {isOpen(group) &&
            group.pairs.map(({ id }) => {
              const row = hasRoom.has(id) ? facts.get(id) : undefined;
              return (
                row && (
                  <FleetRow
                    key={id}
                    facts={row}
                    isActive={id === activeKey}
                    hasGroupName={!arranged.isGrouped}
                    onOpen={open}
                    onActive={setActiveKey}
                  />
                )
              );
            })}
        </tbody>
      ))}
    </table>
  );
}

const leastRowHeight = 60;
const rowsOfOneScreen = (): number => Math.ceil(window.innerHeight / leastRowHeight);

/** Cannot be an id of a pair, which has no space. */
const groupKey = (name: string | null): string => `group ${name ?? ""}`;

const rowKeys = ({ groups, isGrouped }: ArrangedFleet, collapsed: readonly (string | null)[]): readonly string[] =>
  groups.flatMap(({ name, pairs }) => [
    ...(isGrouped ? [groupKey(name)] : []),
    ...(isGrouped && collapsed.includes(name) ? [] : pairs.map(({ id }) => id)),
  ]);

/** By pair; where nothing that is shown has changed, the very facts of the last time. */
function useRowFacts(pairs: readonly PairView[]): ReadonlyMap<string, RowFacts> {
  const last = useRef<ReadonlyMap<string, RowFacts>>(new Map());
  return useMemo(() => {
    const facts = new Map(pairs.map((pair) => [pair.id, shareUnchanged(last.current.get(pair.id), rowFacts(pair))]));
    last.current = facts;
    return facts;
  }, [pairs]);
}
