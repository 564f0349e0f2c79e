import { Button, NativeSelect, TextInput } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useDeferredValue, useMemo, useState } from "react";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { useRuns } from "../../stores/use-window-stores.ts";
import { outcomeChoices } from "../../words/run-words.ts";
import { anyRun, narrowRuns, type RunFilter } from "./narrow-runs.ts";
import { PastRunTable } from "./past-run-table.tsx";

const none: readonly RunSummary[] = [];
/** More than these can be narrowed; that many are shown at a time. */
const aFew = 6;
const aPage = 25;

const choices = [{ value: "all", label: "Every outcome" }, ...outcomeChoices];

/** What was done before, newest first. */
export function PastRuns({ pairId, name }: { pairId: string; name: string }) {
  const runs = useRuns((state) => state.runs);
  const [filter, setFilter] = useState<RunFilter>(anyRun);
  const [shownCount, setShownCount] = useState(aPage);
  const wanted = useDeferredValue(filter);
  const ended = useMemo(() => (runs ?? none).filter(({ state }) => state === "ended"), [runs]);
  const found = useMemo(() => narrowRuns(ended, pairId, wanted), [ended, pairId, wanted]);
  const others = ended.some((run) => run.pairId !== pairId);
  const own = ended.filter((run) => run.pairId === pairId).length;
  if (runs === null) return null;
  const hasTools = own > aFew || others;
  return (
    <section aria-labelledby="past-runs-heading" className="runs-section">
      <h2 id="past-runs-heading" className="panel-heading">
        What was done before
      </h2>
      {hasTools && <RunTools filter={filter} onFilter={setFilter} name={name} hasOthers={others} />}
      <p role="status" className="only-read-out">
        {hasTools && `${found.length} ${found.length === 1 ? "run" : "runs"}`}
      </p>
      {found.length > 0 && <PastRunTable runs={found.slice(0, shownCount)} hasPair={wanted.isEveryPair} />}
      {found.length > shownCount && (
        <Button variant="subtle" onClick={() => setShownCount(shownCount + aPage)}>
          Show {Math.min(aPage, found.length - shownCount)} more
        </Button>
      )}
      {found.length === 0 && (
        <p className="panel runs-nothing soft">
          {own === 0 && filter === anyRun
            ? "No run has ended yet. Each one leaves its steps, its evidence and its notes here."
            : "No run fits."}
        </p>
      )}
    </section>
  );
}

interface RunToolsProps {
  filter: RunFilter;
  onFilter(filter: RunFilter): void;
  name: string;
  hasOthers: boolean;
}

function RunTools({ filter, onFilter, name, hasOthers }: RunToolsProps) {
  return (
    <search className="run-tools" aria-label="Narrow the runs">
      <TextInput
        className="run-tools-text"
        aria-label="Words in the title, the end or who began it"
        placeholder="Title, end, who began it"
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
        value={filter.text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <NativeSelect
        aria-label="Outcome"
        data={choices}
        value={filter.outcome}
        onChange={({ currentTarget }) => onFilter({ ...filter, outcome: currentTarget.value })}
      />
      {hasOthers && (
        <NativeSelect
          aria-label="Whose runs"
          data={[
            { value: "one", label: name },
            { value: "every", label: "Every pair" },
          ]}
          value={filter.isEveryPair ? "every" : "one"}
          onChange={({ currentTarget }) => onFilter({ ...filter, isEveryPair: currentTarget.value === "every" })}
        />
      )}
    </search>
  );
}
