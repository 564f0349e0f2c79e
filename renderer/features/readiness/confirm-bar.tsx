import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useCallback, useState } from "react";
import { useStore } from "zustand";
import { longestSaidBy, longestSaidNote } from "../../../shared/readiness/attest-limits.ts";
import type { ReadinessPage } from "../../../shared/readiness/readiness-check.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { stagedOf } from "../../stores/readiness-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Says all that was chosen at once: who, and a note. Stays in sight, and is one line until something is chosen. */
export function ConfirmBar({ page }: { page: ReadinessPage }) {
  const { pairId, lastBy } = page;
  const { readiness } = useWindowStores();
  const staged = useStore(readiness, (state) => state.staged);
  const count = stagedOf(staged, pairId).length;
  const [typedBy, setBy] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const by = typedBy ?? lastBy ?? "";
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      await readiness.confirm(pairId, by.trim(), note.trim());
      setNote("");
    }, [readiness, pairId, by, note]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count > 0) run();
  };
  return (
    <form className="panel confirm-bar" onSubmit={submit} aria-label="Confirm settings">
      <p className="confirm-count" role="status">
        {count === 0 ? "Nothing chosen yet." : `${count} ${count === 1 ? "setting" : "settings"} to confirm.`}
      </p>
      {count > 0 && (
        <div className="confirm-fields">
          <TextInput
            label="Your name"
            maxLength={longestSaidBy}
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
          />
          <TextInput
            label="Note (optional)"
            maxLength={longestSaidNote}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </div>
      )}
      <FailureNote failure={failure} />
      <div className="confirm-buttons">
        <AllAsLastTime page={page} />
        {count > 0 && (
          <Button variant="default" onClick={() => readiness.discard(pairId)}>
            Discard
          </Button>
        )}
        <Button type="submit" disabled={count === 0} loading={isBusy}>
          {count === 0 ? "Confirm" : `Confirm ${count}`}
        </Button>
      </div>
    </form>
  );
}

/** Chooses what was said last, of every setting of which something was said. */
function AllAsLastTime({ page: { pairId, attested } }: { page: ReadinessPage }) {
  const { readiness } = useWindowStores();
  const said = attested.filter((check) => check.said !== null);
  if (said.length === 0) return null;
  const chooseAll = () => {
    for (const { item, appliance, said: word } of said) {
      if (word) readiness.stage(pairId, { item, appliance }, word.value);
    }
  };
  return (
    <Button variant="default" onClick={chooseAll}>
      All as last time ({said.length})
    </Button>
  );
}
