import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import type { CommandLogFilter } from "../../stores/command-log-state.ts";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";

const outcomes = [
  { value: "all", label: "All" },
  { value: "ok", label: "Went well" },
  { value: "failed", label: "Failed" },
];

/** Narrows the list; each choice works at once, words after a short pause. */
export function LogFilter() {
  const { commandLog } = useWindowStores();
  const filter = useStore(commandLog, (state) => state.filter);
  const pairs = usePairs((state) => state.pairs);
  const [pairChoices, applianceChoices] = useMemo(
    () => [choosePair(pairs ?? [], filter), chooseAppliance(pairs ?? [], filter)],
    [pairs, filter],
  );
  return (
    <search className="log-filter" aria-label="Narrow the log">
      <TextInput
        className="log-filter-text"
        aria-label="Words in the path or the answer"
        placeholder="Words in the path or the answer"
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
        value={filter.text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => commandLog.narrow({ text: currentTarget.value })}
      />
      <NativeSelect
        aria-label="Pair"
        data={pairChoices}
        value={filter.pairId ?? ""}
        onChange={({ currentTarget }) => commandLog.narrow({ pairId: currentTarget.value || null, appliance: null })}
      />
      <NativeSelect
        aria-label="Who was asked"
        data={applianceChoices}
        value={filter.appliance ?? ""}
        onChange={({ currentTarget }) => commandLog.narrow({ appliance: currentTarget.value || null })}
      />
      <SegmentedControl
        aria-label="What came of it"
        data={outcomes}
        value={filter.outcome ?? "all"}
        onChange={(value) => commandLog.narrow({ outcome: value === "ok" || value === "failed" ? value : null })}
      />
    </search>
  );
}

interface Choice {
  value: string;
  label: string;
}

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label);

/** A pair that was removed meanwhile can still be chosen, or the list would show another one than it is narrowed to. */
function choosePair(pairs: readonly PairView[], { pairId }: CommandLogFilter): Choice[] {
  const known = pairs.map(({ id, status }) => ({ value: id, label: status.name })).sort(byLabel);
  const gone =
    pairId !== null && !pairs.some(({ id }) => id === pairId) ? [{ value: pairId, label: "Removed pair" }] : [];
  return [{ value: "", label: "Every pair" }, ...known, ...gone];
}

function chooseAppliance(pairs: readonly PairView[], { pairId, appliance }: CommandLogFilter): Choice[] {
  const among = pairs.filter(({ id }) => pairId === null || id === pairId);
  const names = new Set(among.flatMap(({ appliances }) => appliances.map(({ name }) => name)));
  if (appliance !== null && appliance !== "site") names.add(appliance);
  const known = [...names].map((name) => ({ value: name, label: name })).sort(byLabel);
  return [{ value: "", label: "Appliances and site" }, ...known, { value: "site", label: "Site name" }];
}
