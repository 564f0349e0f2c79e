import "./scenario-picker.css";
import { Button, type ComboboxParsedItem, Loader, Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { PracticeScenario } from "../../../../shared/contract/practice.ts";
import { FailureNote } from "../../../components/failure-note.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";

/** What the practice pair is to go through. The field shows the present scenario; choosing another one sets it. */
export function ScenarioPicker() {
  const { practice } = useWindowStores();
  const known = useStore(practice, ({ scenarios }) => scenarios);
  const loading = useAction(practice.loadScenarios);
  const { run: load } = loading;
  useEffect(() => {
    if (known === null) load();
  }, [known, load]);
  if (known === null) {
    return loading.failure ? (
      <div className="scenario-picker">
        <FailureNote failure={loading.failure} />
        <Button variant="default" onClick={load}>
          Ask for the scenarios again
        </Button>
      </div>
    ) : (
      <p className="soft">Asking for the scenarios…</p>
    );
  }
  return <ScenarioField scenarios={known.scenarios} present={known.present} />;
}

function ScenarioField({ scenarios, present }: { scenarios: readonly PracticeScenario[]; present: string | null }) {
  const { practice } = useWindowStores();
  const [wanted, setWanted] = useState<string | null>(null);
  const { run, isBusy, failure } = useAction(practice.setScenario);
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const shown = isBusy ? wanted : present;
  const explanation = byId.get(shown ?? "")?.explanation;
  return (
    <div className="scenario-picker">
      <Select
        label="Scenario"
        description={
          isBusy ? "Making the pair well, looking at it once, then bringing the scenario about…" : explanation
        }
        data={scenarios.map(({ id, title }) => ({ value: id, label: title }))}
        value={shown}
        onChange={(id) => {
          if (id === null || id === present) return;
          setWanted(id);
          run(id);
        }}
        searchable
        nothingFoundMessage="No scenario has these words."
        filter={({ options, search }) => {
          const found = options.filter((option) => "value" in option && hasWords(byId.get(option.value), search));
          // A title is what was meant; Enter takes the first.
          return found.sort((a, b) => titleRank(a, search) - titleRank(b, search));
        }}
        renderOption={({ option }) => (
          <span className="scenario-option">
            <span>{option.label}</span>
            <span className="soft">{byId.get(option.value)?.explanation}</span>
          </span>
        )}
        readOnly={isBusy}
        rightSection={isBusy ? <Loader size={16} aria-hidden="true" /> : undefined}
        allowDeselect={false}
        withScrollArea={false}
        comboboxProps={{ withinPortal: false }}
      />
      <FailureNote failure={failure} />
    </div>
  );
}

/** Every word, in any order, in the title or the explanation. */
const hasWords = (scenario: PracticeScenario | undefined, search: string): boolean =>
  isIn(`${scenario?.title} ${scenario?.explanation}`, search);

const titleRank = (option: ComboboxParsedItem, search: string): number =>
  "label" in option && isIn(option.label, search) ? 0 : 1;

const isIn = (text: string, search: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
