import { Button } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { type FormEvent, useCallback, useState } from "react";
import type { Assembled, WrittenForm } from "../../../shared/certificates/certificate-file.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { SavedFile } from "../../components/saved-file.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { formLooks } from "../../words/certificate-file-words.ts";
import { ChoiceField } from "../pair-form/choice-field.tsx";
import { fieldId } from "../pair-form/draft-form.ts";
import { noPassphrase, PassphraseChoice, type PassphraseDraft, passphraseProblem } from "./passphrase-choice.tsx";

const forms: readonly WrittenForm[] = ["pkcs12-modern", "pkcs12-legacy", "pem-chain"];
const choices: readonly { value: WrittenForm; label: string; meaning: string }[] = forms.map((value) => ({
  value,
  label: formLooks[value].label,
  meaning: formLooks[value].meaning,
}));

/** The chain as a new file, with the key where the form has one. */
export function WriteAnew({ assembled }: { assembled: Assembled }) {
  return (
    <section className="panel write-anew" aria-labelledby="write-heading">
      <h2 id="write-heading" className="panel-heading">
        Write a new file of it
      </h2>
      {assembled.chain.length === 0 ? <p>There is no chain to write yet.</p> : <WriteForm hasKey={assembled.hasKey} />}
    </section>
  );
}

function WriteForm({ hasKey }: { hasKey: boolean }) {
  const [form, setForm] = useState<WrittenForm>(hasKey ? "pkcs12-modern" : "pem-chain");
  const [draft, setDraft] = useState<PassphraseDraft>(noPassphrase);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isBusy, failure, path } = useWrite();
  const { hasKey: wantsKey } = formLooks[form];
  const isHindered = wantsKey && !hasKey;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || isHindered) return;
    const found = wantsKey ? passphraseProblem(draft) : null;
    setProblem(found);
    if (found === null) run(form, wantsKey ? draft.passphrase : null);
    else document.getElementById(fieldId("write.passphrase"))?.focus();
  };
  return (
    <form className="write-form" onSubmit={submit} noValidate>
      <ChoiceField
        path="write.form"
        label="Form"
        value={form}
        choices={choices}
        onChange={(chosen) => setForm(chosen)}
      />
      {isHindered && (
        <p className="standing-line" data-tone="caution">
          This form holds the private key, and there is none here that belongs to the server certificate.
        </p>
      )}
      {wantsKey && !isHindered && (
        <PassphraseChoice
          draft={draft}
          problem={problem}
          onChange={(changed) => {
            setProblem(null);
            setDraft(changed);
          }}
        />
      )}
      {!isHindered && (
        <Button
          type="submit"
          className="write-save"
          loading={isBusy}
          leftSection={<IconDownload size={17} stroke={1.8} aria-hidden="true" />}
        >
          Save as…
        </Button>
      )}
      {path !== null && (
        <SavedFile path={path}>{wantsKey && " It holds the private key: delete it once it is imported."}</SavedFile>
      )}
      <FailureNote failure={failure} />
    </form>
  );
}

function useWrite() {
  const { certificateFiles } = useWindowStores();
  const [path, setPath] = useState<string | null>(null);
  const action = useAction(
    useCallback(
      async (form: WrittenForm, passphrase: string | null) => {
        setPath(null);
        setPath(await certificateFiles.write(form, passphrase));
      },
      [certificateFiles],
    ),
  );
  return { ...action, path };
}
