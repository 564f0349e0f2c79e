import "./run-file.css";
import { Button } from "@mantine/core";
import { type FormEvent, useCallback, useState } from "react";
import { useStore } from "zustand";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { FailureNote } from "../../../components/failure-note.tsx";
import { ShownPassphrase } from "../../../components/shown-passphrase.tsx";
import { useAction } from "../../../connection/use-action.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import { makePassphrase } from "../../../words/make-passphrase.ts";
import { SecretField } from "../../pair-form/text-field.tsx";

interface PassphrasePartProps {
  run: RunView;
  /** `make`: a file is about to be protected with it; `use`: one that is protected already is opened. */
  how: NonNullable<StepView["passphrase"]>;
}

/** The run's passphrase: made here, entered, or shown once more while this window still has it. */
export function PassphrasePart({ run, how }: PassphrasePartProps) {
  const { runPassphrases } = useWindowStores();
  const held = useStore(runPassphrases, (passphrases) => passphrases[run.id]);
  const isKnown = run.file?.hasPassphrase ?? false;
  return (
    <section className="step-box run-passphrase" aria-label="Passphrase of the file">
      {held !== undefined && (
        <ShownPassphrase passphrase={held} label="Passphrase of the file" isSeenAtFirst={how === "make"} />
      )}
      {held === undefined && <h4>Passphrase of the file</h4>}
      <p>{wordsFor(how, held !== undefined, isKnown)}</p>
      <PassphraseDeeds runId={run.id} how={how} isHeld={held !== undefined} isKnown={isKnown} />
    </section>
  );
}

function wordsFor(how: PassphrasePartProps["how"], isHeld: boolean, isKnown: boolean): string {
  if (isHeld)
    return "It is held in this window until the run is over, and stored nowhere. Copy it to where it is asked for.";
  if (how === "make") {
    return isKnown
      ? "The run has a passphrase, but this window does not have it any more. If the file is not exported yet, make a new one; otherwise go on with the one you copied."
      : "The exported file holds a private key, so it is protected by a passphrase. One that is made here cannot be guessed.";
  }
  return isKnown
    ? "The run has it, but this window does not, so it cannot be shown again. Use the one you copied."
    : "Neither the run nor this window has it any more. Enter the one that the file was exported with.";
}

interface DeedsProps {
  runId: string;
  how: PassphrasePartProps["how"];
  isHeld: boolean;
  isKnown: boolean;
}

function PassphraseDeeds({ runId, how, isHeld, isKnown }: DeedsProps) {
  const { runPassphrases } = useWindowStores();
  const [isEntering, setEntering] = useState(false);
  const isMissing = how === "use" && !isHeld && !isKnown;
  const { run, isBusy, failure } = useAction(
    useCallback(
      async (passphrase: string) => {
        await runPassphrases.give(runId, passphrase);
        setEntering(false);
      },
      [runPassphrases, runId],
    ),
  );
  return (
    <>
      {(isEntering || isMissing) && <EnterPassphrase isBusy={isBusy} onEnter={run} />}
      <div className="run-passphrase-deeds">
        {how === "make" && !isHeld && (
          <Button variant="light" size="compact-sm" loading={isBusy} onClick={() => run(makePassphrase())}>
            {isKnown ? "Make a new passphrase" : "Make a passphrase"}
          </Button>
        )}
        {!isEntering && !isMissing && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEntering(true)}>
            {isHeld || isKnown ? "Enter another one" : "Enter one of my own"}
          </Button>
        )}
      </div>
      <FailureNote failure={failure} />
    </>
  );
}

/** The field is emptied as soon as it was sent. */
function EnterPassphrase({ isBusy, onEnter }: { isBusy: boolean; onEnter(passphrase: string): void }) {
  const [entered, setEntered] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setEntered("");
    onEnter(entered);
  };
  return (
    <form className="run-file-field" onSubmit={submit}>
      <SecretField path="run.passphrase" label="Passphrase of the file" value={entered} onChange={setEntered} />
      <Button type="submit" variant="light" loading={isBusy}>
        Use it
      </Button>
    </form>
  );
}
