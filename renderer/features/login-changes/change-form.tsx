import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useCallback, useRef, useState } from "react";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { longestChangeWhat, longestChangeWhere, longestSaidBy } from "../../../shared/readiness/attest-limits.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { toNotedChange } from "./to-noted-change.ts";

interface ChangeFormProps {
  pair: PairView;
  onNoted(): void;
  /** Beside the button that notes it. */
  onCancel?: () => void;
}

/** What was changed, where, by whom, when and on which appliance. Only the first has to be written. */
export function ChangeForm({ pair, onNoted, onCancel }: ChangeFormProps) {
  const { loginChanges, clock } = useWindowStores();
  const [draft, setDraft] = useState(() => ({
    what: "",
    where: "",
    who: "",
    when: "",
    appliance: likelyAppliance(pair),
  }));
  const [problem, setProblem] = useState<{ field: "what" | "when"; words: string } | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      const change = toNotedChange(draft, clock.getState().nowMs);
      if ("field" in change) return setProblem(change);
      await loginChanges.note(pair.id, change);
      setDraft({ ...draft, what: "", where: "", when: "" });
      first.current?.focus();
      onNoted();
    }, [loginChanges, clock, pair.id, draft, onNoted]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    run();
  };
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: currentTarget.value }),
    error: problem?.field === name ? problem.words : null,
  });
  return (
    <form className="change-form" onSubmit={submit} noValidate>
      <TextInput ref={first} label="What was changed" maxLength={longestChangeWhat} data-autofocus {...field("what")} />
      <div className="change-form-row">
        <TextInput label="Page in /login (optional)" maxLength={longestChangeWhere} {...field("where")} />
        <TextInput label="Who (optional)" maxLength={longestSaidBy} {...field("who")} />
      </div>
      <div className="change-form-row">
        <NativeSelect label="On" data={pair.appliances.map(({ name }) => name)} {...field("appliance")} />
        <TextInput type="datetime-local" label="When (now, if left empty)" {...field("when")} />
      </div>
      <p className="soft">Do not write passwords here: the list is kept as it is and stands in reports.</p>
      <FailureNote failure={failure} />
      <div className="change-form-buttons">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" loading={isBusy}>
          Note the change
        </Button>
      </div>
    </form>
  );
}

/** Settings are changed where people are served: on the primary of now. */
const likelyAppliance = ({ status, appliances }: PairView): string =>
  status.appliances.find(({ role }) => role === "primary")?.name ?? appliances[0].name;
