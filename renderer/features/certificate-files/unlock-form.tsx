import { Button } from "@mantine/core";
import { type FormEvent, useCallback, useState } from "react";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { SecretField } from "../pair-form/text-field.tsx";

interface UnlockFormProps {
  file: string;
  fileName: string;
  /** After it was tried, whether it opened or not. */
  onTried(): void;
}

/** A passphrase for one file. The field is emptied as soon as it was sent. */
export function UnlockForm({ file, fileName, onTried }: UnlockFormProps) {
  const { certificateFiles } = useWindowStores();
  const [passphrase, setPassphrase] = useState("");
  const { run, isBusy, failure } = useAction(
    useCallback(
      async (entered: string) => {
        await certificateFiles.unlock(file, entered);
        onTried();
      },
      [certificateFiles, file, onTried],
    ),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setPassphrase("");
    run(passphrase);
  };
  return (
    <form className="file-unlock" onSubmit={submit}>
      <SecretField
        path={`unlock.${file}`}
        label={`Passphrase of ${fileName}`}
        value={passphrase}
        onChange={setPassphrase}
        hint="Leave it empty to try an empty one."
      />
      <Button type="submit" variant="light" loading={isBusy}>
        Open
      </Button>
      <FailureNote failure={failure} />
    </form>
  );
}
