import { Button } from "@mantine/core";
import { ShownPassphrase } from "../../components/shown-passphrase.tsx";
import { makePassphrase } from "../../words/make-passphrase.ts";
import { SecretField } from "../pair-form/text-field.tsx";

export interface PassphraseDraft {
  passphrase: string;
  /** Typed once more; of one that was made here there is nothing to repeat. */
  again: string;
  isMade: boolean;
}

export const noPassphrase: PassphraseDraft = { passphrase: "", again: "", isMade: false };

/** null: it can be taken. */
export function passphraseProblem({ passphrase, again, isMade }: PassphraseDraft): string | null {
  if (passphrase === "") return "Enter a passphrase, or let one be made: without one anybody can take the key.";
  return isMade || passphrase === again ? null : "The two are not the same.";
}

interface PassphraseChoiceProps {
  draft: PassphraseDraft;
  problem: string | null;
  onChange(draft: PassphraseDraft): void;
}

/** One that the person enters twice, or one that is made here. */
export function PassphraseChoice({ draft, problem, onChange }: PassphraseChoiceProps) {
  if (draft.isMade) {
    return (
      <div className="write-passphrase">
        <ShownPassphrase passphrase={draft.passphrase} label="Passphrase of the new file" isSeenAtFirst />
        <p className="soft">Copy it now: it is shown here only, and gone when you leave this page.</p>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(noPassphrase)}>
          Enter one instead
        </Button>
      </div>
    );
  }
  return (
    <div className="write-passphrase">
      <SecretField
        path="write.passphrase"
        label="Passphrase of the new file"
        value={draft.passphrase}
        onChange={(passphrase) => onChange({ ...draft, passphrase })}
        problem={problem ?? undefined}
      />
      <SecretField
        path="write.again"
        label="The same once more"
        value={draft.again}
        onChange={(again) => onChange({ ...draft, again })}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onChange({ passphrase: makePassphrase(), again: "", isMade: true })}
      >
        Make one for me
      </Button>
    </div>
  );
}
