import { CloseButton, NativeSelect, TextInput } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Verdict } from "../../../shared/domain/pair-status.ts";
import { VerdictShape, verdictTone } from "../../components/verdict-shape.tsx";
import type { FleetOrder } from "../../stores/fleet-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

const orders: { value: FleetOrder; label: string }[] = [
  { value: "need", label: "Worst first" },
  { value: "name", label: "By name" },
  { value: "sync", label: "Oldest data first" },
  { value: "checked", label: "Oldest check first" },
];

interface FleetToolsProps {
  counts: readonly { verdict: Verdict; count: number }[];
  hasGroups: boolean;
}

/** What narrows, orders and groups the fleet. */
export function FleetTools({ counts, hasGroups }: FleetToolsProps) {
  const { fleet } = useWindowStores();
  const { order, isGrouped, verdicts } = useStore(fleet);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="fleet-tools">
      <FleetSearch />
      <div className="fleet-order">
        {hasGroups && (
          <button
            type="button"
            className="fleet-chip"
            aria-pressed={isGrouped}
            onClick={() => fleet.setState({ isGrouped: !isGrouped })}
          >
            in groups
          </button>
        )}
        <NativeSelect
          aria-label="Order"
          data={orders}
          value={order}
          onChange={({ currentTarget }) => {
            const chosen = orders.find(({ value }) => value === currentTarget.value);
            if (chosen) fleet.setState({ order: chosen.value });
          }}
        />
      </div>
      <fieldset className="fleet-verdicts">
        <legend className="only-read-out">Show only</legend>
        <button
          type="button"
          className="fleet-chip"
          aria-pressed={verdicts.length === 0}
          onClick={() => fleet.setState({ verdicts: [] })}
        >
          all <span className="fleet-chip-count">{all}</span>
        </button>
        {counts
          .filter(({ verdict, count }) => count > 0 || verdicts.includes(verdict))
          .map(({ verdict, count }) => (
            <button
              key={verdict}
              type="button"
              className="fleet-chip"
              data-tone={verdictTone[verdict]}
              aria-pressed={verdicts.includes(verdict)}
              onClick={() => fleet.toggleVerdict(verdict)}
            >
              <VerdictShape verdict={verdict} size={14} />
              {verdict} <span className="fleet-chip-count">{count}</span>
            </button>
          ))}
      </fieldset>
    </div>
  );
}

function FleetSearch() {
  const { fleet } = useWindowStores();
  const { search, isSearchWanted } = useStore(fleet);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isSearchWanted) return;
    field.current?.select();
    fleet.setState({ isSearchWanted: false });
  }, [isSearchWanted, fleet]);
  return (
    <TextInput
      ref={field}
      className="fleet-search"
      aria-label="Find a pair"
      placeholder="Find by name, site, appliance, group or finding"
      value={search}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      onChange={({ currentTarget }) => fleet.setState({ search: currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key === "Escape") fleet.setState({ search: "" });
      }}
      leftSection={<IconSearch size={17} stroke={1.8} aria-hidden="true" />}
      rightSection={
        search !== "" && (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => {
              fleet.setState({ search: "" });
              field.current?.focus();
            }}
          />
        )
      }
    />
  );
}
