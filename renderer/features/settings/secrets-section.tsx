import { Button } from "@mantine/core";
import { useCallback, useEffect } from "react";
import { useStore } from "zustand";
import type { VaultStanding } from "../../../shared/contract/vault.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useAppState, useWindowStores } from "../../stores/use-window-stores.ts";
import { StandingNote } from "./standing-note.tsx";

/** Where the secrets of API accounts are kept now, and what can be done when it is not the keychain. */
export function SecretsSection() {
  // The core tells of the keychain in a notice: when that comes, goes or changes, so has the standing.
  const told = useAppState(({ facts }) => facts?.notices.find(({ id }) => id === "keychain")?.message);
  return (
    <>
      <p className="soft">
        The secrets of your API accounts go from the form into this computer's keychain and are never shown again. They
        are in no file, no export and no log.
      </p>
      <AskedStanding key={told ?? "none"} />
    </>
  );
}

/** Asks when it appears. */
function AskedStanding() {
  const { vault } = useWindowStores();
  const { standing, failure } = useStore(vault);
  useEffect(() => {
    const leaving = new AbortController();
    void vault.ask(leaving.signal);
    return () => leaving.abort();
  }, [vault]);
  return (
    <>
      {standing && <Standing standing={standing} />}
      <FailureNote failure={failure} />
    </>
  );
}

function Standing({ standing }: { standing: VaultStanding }) {
  switch (standing.kind) {
    case "opening":
      return <StandingNote look="asking" title="Asking the keychain…" />;
    case "keychain":
      return <StandingNote look="good" title="Kept in this computer's keychain" />;
    case "memory":
      return (
        <StandingNote look="caution" title="Kept in memory, for this run only">
          <p>{standing.reason} Pairdesk forgets the secrets when it is closed and asks for them at the next start.</p>
          <Choices choices={["retry"]} />
        </StandingNote>
      );
    case "unavailable":
      return (
        <StandingNote look="caution" title="Not kept anywhere: the keychain cannot be used">
          <p>{standing.reason}</p>
          <p>{standing.advice}</p>
          <Choices choices={["retry", "memory-for-this-run"]} />
        </StandingNote>
      );
  }
}

const choiceWords = {
  retry: "Try the keychain again",
  "memory-for-this-run": "Keep secrets in memory for this run",
} as const;

type Choice = keyof typeof choiceWords;

function Choices({ choices }: { choices: readonly Choice[] }) {
  return (
    <div className="settings-actions">
      {choices.map((choice) => (
        <ChoiceButton key={choice} choice={choice} />
      ))}
    </div>
  );
}

function ChoiceButton({ choice }: { choice: Choice }) {
  const { vault } = useWindowStores();
  const { run, isBusy, failure } = useAction(useCallback(() => vault.choose(choice), [vault, choice]));
  return (
    <>
      <Button variant="default" onClick={run} loading={isBusy}>
        {choiceWords[choice]}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
