import { Button } from "@mantine/core";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import { useCallback, useState } from "react";
import type { Account, AccountState } from "../../../shared/contract/credentials.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { QuestionDialog } from "../../components/question-dialog.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { accountWords } from "../../words/account-words.ts";

interface SecretStateProps {
  pairId: string;
  /** As it is stored: the form may name it anew. */
  appliance: string;
  account: Account;
  accounts: readonly AccountState[];
  onChange(accounts: AccountState[]): void;
}

/** How a stored secret stands. It is replaced by entering another one, and deleted here. */
export function SecretState({ pairId, appliance, account, accounts, onChange }: SecretStateProps) {
  const { setup } = useWindowStores();
  const [isAsking, setIsAsking] = useState(false);
  const { run, isBusy, failure } = useAction(
    useCallback(
      async () => onChange(await setup.removeSecret({ pairId, appliance, account })),
      [setup, pairId, appliance, account, onChange],
    ),
  );
  const found = accounts.find((one) => one.appliance === appliance && one.account === account);
  if (!found) return null;
  const { words, tone } = accountWords[found.state];
  const isThere = found.state === "stored" || found.state === "refused" || found.state === "memory-only";
  return (
    <div className="secret-state">
      <p className="secret-state-words" data-tone={tone}>
        <IconKey size={16} stroke={1.9} aria-hidden="true" />
        {words}
      </p>
      {isThere && (
        <Button variant="default" size="xs" loading={isBusy} onClick={() => setIsAsking(true)}>
          Delete the stored secret
        </Button>
      )}
      <FailureNote failure={failure} />
      {isAsking && (
        <QuestionDialog
          title={`Delete the secret of ${appliance}?`}
          yes="Delete it"
          no="Keep it"
          onAnswer={(isYes) => {
            setIsAsking(false);
            if (isYes) run();
          }}
        >
          <p>
            Pairdesk cannot log in to {appliance} without it, and nobody can bring it back from here. The account on the
            appliance stays as it is.
          </p>
        </QuestionDialog>
      )}
    </div>
  );
}
