import "../pair-form/form.css";
import "./pair-settings-page.css";
import { Button } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { ScreenHeading } from "../../components/screen-heading.tsx";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { createConnectionTestStore } from "../pair-form/connection-test-store.ts";
import { allProblems } from "../pair-form/find-problems.ts";
import { places } from "../pair-form/pair-draft.ts";
import { SectionList } from "../pair-form/section-list.tsx";
import { useFocusOnProblem } from "../pair-form/use-focus-on-problem.ts";
import { useLeaveQuestion } from "../pair-form/use-leave-question.tsx";
import { changeNotes } from "./change-notes.ts";
import { type SectionId, sectionOfField } from "./section-of-field.ts";
import { SettingsSection } from "./settings-section.tsx";
import { usePairSettings } from "./use-pair-settings.ts";

const leaveWords = {
  title: "Leave without saving?",
  text: "What you have changed in these settings is not stored yet. It is lost when you leave.",
};

/** Everything that a person describes of a stored pair, in the forms that it was added with. */
export function PairSettingsPage({ pairId }: { pairId: string }) {
  const { setup } = useWindowStores();
  const settings = usePairSettings(pairId);
  const { loaded, problems, isChanged, isBusy, isSaved, failure } = settings;
  const [section, setSection] = useState<SectionId>("site");
  const [tests] = useState(() => places.map(() => createConnectionTestStore(setup.testConnection)));
  const { form, focusFirstProblem } = useFocusOnProblem();
  const leave = useLeaveQuestion(isChanged, leaveWords);
  const pair = usePairs(({ pairs }) => pairs?.find(({ id }) => id === pairId));
  useEffect(
    () => () => {
      for (const test of tests) test.stop();
    },
    [tests],
  );
  const isTaken = problems["name"] !== undefined;
  useEffect(() => {
    if (isTaken) setSection("site");
  }, [isTaken]);

  if (pair?.practice) return <PracticeNote />;
  if (!loaded) return <Loading failure={failure} />;
  const showProblems = () => {
    settings.showProblems();
    const [wrong] = Object.keys(allProblems(loaded.draft)).map(sectionOfField);
    if (wrong) setSection(wrong);
    focusFirstProblem();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || !isChanged) return;
    if (settings.hasProblems) showProblems();
    else void settings.save();
  };
  const wrongSections = new Set(Object.keys(problems).map(sectionOfField));
  const [first, second] = loaded.draft.appliances;
  const names: Record<SectionId, string> = {
    site: "Site",
    first: first.name.trim() || "First appliance",
    second: second.name.trim() || "Second appliance",
    watching: "Watching",
    keeping: "Export and remove",
  };
  return (
    <form ref={form} className="pair-settings" onSubmit={submit} noValidate aria-label="Settings of the pair">
      <ScreenHeading>{`Settings of ${loaded.definition.name}`}</ScreenHeading>
      <SectionList<SectionId>
        label="Parts of the settings"
        sections={sectionIds.map((id) => ({ id, name: names[id], hasProblem: wrongSections.has(id) }))}
        current={section}
        onChoose={setSection}
      />
      <SettingsSection
        key={section}
        section={section}
        pairId={pairId}
        loaded={loaded}
        form={{ draft: loaded.draft, change: settings.change, problems }}
        tests={tests}
        onAccounts={settings.setAccounts}
        onProblem={showProblems}
      />
      <SaveBar
        notes={isChanged ? changeNotes(loaded.definition, loaded.draft) : []}
        isChanged={isChanged}
        isBusy={isBusy}
        isSaved={isSaved}
        onDiscard={settings.discard}
      />
      <FailureNote failure={failure} />
      {leave.question}
    </form>
  );
}

const sectionIds: readonly SectionId[] = ["site", "first", "second", "watching", "keeping"];

interface SaveBarProps {
  notes: readonly string[];
  isChanged: boolean;
  isBusy: boolean;
  isSaved: boolean;
  onDiscard(): void;
}

function SaveBar({ notes, isChanged, isBusy, isSaved, onDiscard }: SaveBarProps) {
  return (
    <footer className="save-bar" data-changed={isChanged}>
      {notes.length > 0 && (
        <ul className="save-bar-notes" data-tone="caution" aria-label="What saving means">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p role="status" className="save-bar-state">
        {isSaved ? "Saved. The pair is looked at anew." : isChanged && "Not saved yet"}
      </p>
      <Button variant="default" disabled={!isChanged || isBusy} onClick={onDiscard}>
        Discard changes
      </Button>
      <Button type="submit" loading={isBusy} disabled={!isChanged}>
        Save
      </Button>
    </footer>
  );
}

function Loading({ failure }: { failure: Parameters<typeof FailureNote>[0]["failure"] }) {
  return (
    <div className="pair-settings">
      <ScreenHeading>Settings</ScreenHeading>
      <FailureNote failure={failure} />
      {!failure && <p role="status">Reading what is stored…</p>}
    </div>
  );
}

function PracticeNote() {
  return (
    <div className="pair-settings">
      <ScreenHeading>Settings of the practice pair</ScreenHeading>
      <p>The practice pair is simulated on this computer, so there is nothing about it to set.</p>
    </div>
  );
}
