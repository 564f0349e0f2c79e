import { Button, NativeSelect, Radio, Textarea } from "@mantine/core";
import { type ClipboardEvent, type FormEvent, useRef, useState } from "react";
import { holdsTable, htmlAsLines } from "../../../shared/history/pasted/html-rows.ts";
import { longestPaste } from "../../../shared/history/report-limits.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { PastePreview } from "./paste-preview.tsx";
import { type CloseQuestion, useCloseQuestion } from "./use-close-question.tsx";
import { type PasteDraft, usePasted } from "./use-pasted.ts";

interface PasteDialogProps {
  pairId: string;
  appliances: readonly string[];
  isOpen: boolean;
  onClose(): void;
}

/** Takes in what an appliance keeps as its own status history: pasted, looked at, and then merged. */
export function PasteDialog({ isOpen, onClose, ...form }: PasteDialogProps) {
  const closing = useCloseQuestion(onClose, notKept);
  return (
    <HistoryDialog title="Paste the appliance’s own status history" isOpen={isOpen} closing={closing} isWide>
      <PasteForm {...form} closing={closing} />
    </HistoryDialog>
  );
}

const notKept = {
  title: "Leave without adding the lines?",
  text: "What you pasted here is not added yet. It is lost when you leave.",
};

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set([ownZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];

interface PasteFormProps extends Pick<PasteDialogProps, "pairId" | "appliances"> {
  closing: CloseQuestion;
}

function PasteForm({ pairId, appliances, closing }: PasteFormProps) {
  const { personHistory } = useWindowStores();
  const [draft, setDraft] = useState<PasteDraft>({ appliance: "", zone: ownZone, text: "", chosen: null });
  const [problem, setProblem] = useState<string | null>(null);
  const choice = useRef<HTMLDivElement>(null);
  const change = (part: Partial<PasteDraft>) => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    closing.setChanged(changed.text.trim() !== "");
  };
  const pasted = usePasted(pairId, draft);
  const { fresh, isCompared } = pasted;
  const { run, isBusy, failure } = useAction(async () => {
    if (draft.appliance === "") {
      setProblem("Choose the appliance whose history this is.");
      choice.current?.querySelector("input")?.focus();
      return;
    }
    await personHistory.putReports(
      pairId,
      draft.appliance,
      fresh.map(({ at, text }) => ({ at, text })),
    );
    closing.close();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    run();
  };
  return (
    <form className="history-form" onSubmit={submit} noValidate>
      <p className="soft">
        Open the status history on the appliance’s own page, select its lines, copy them and paste them here. It stands
        beside what Pairdesk saw, in the appliance’s own words, and is never mixed with it.
      </p>
      <Radio.Group
        ref={choice}
        label="Whose history is it?"
        value={draft.appliance}
        error={problem}
        onChange={(appliance) => change({ appliance })}
      >
        <div className="history-form-row">
          {appliances.map((name) => (
            <Radio key={name} value={name} label={name} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label="Time zone of its times"
        description="The appliance’s, if it shows its own; a line that names its distance from UTC is read by that"
        data={zones}
        value={draft.zone}
        onChange={(event) => change({ zone: event.currentTarget.value })}
      />
      <Textarea
        label="What you copied"
        rows={6}
        spellCheck={false}
        classNames={{ input: "mono paste-text" }}
        value={draft.text}
        onPaste={(event) => takePaste(event, draft.text, (text) => change({ text, chosen: null }))}
        onChange={(event) => change({ text: event.currentTarget.value, chosen: null })}
      />
      {draft.text.trim() !== "" && (
        <PastePreview pasted={pasted} zone={draft.zone} onChoose={(chosen) => change({ chosen })} />
      )}
      <FailureNote failure={failure ?? pasted.failure} />
      <div className="history-form-buttons">
        <Button variant="default" onClick={closing.tryToClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isBusy} disabled={fresh.length === 0 || (draft.appliance !== "" && !isCompared)}>
          {fresh.length === 0 ? "Add lines" : `Add ${fresh.length} ${fresh.length === 1 ? "line" : "lines"}`}
        </Button>
      </div>
    </form>
  );
}

/** Characters. The browser edits thousands of lines into a field one by one, which takes it minutes. */
const longForBrowser = 20_000;

/** A table on the clipboard keeps its columns; a short text is pasted as the browser does it. */
function takePaste(event: ClipboardEvent<HTMLTextAreaElement>, text: string, onText: (text: string) => void): void {
  const html = event.clipboardData.getData("text/html");
  const plain = event.clipboardData.getData("text/plain");
  const isTable = html.length <= 10 * longestPaste && holdsTable(html);
  const table = isTable ? htmlAsLines(html) : "";
  if (table === "" && plain.length <= longForBrowser) return;
  event.preventDefault();
  const lines = table === "" ? plain : table;
  const { selectionStart, selectionEnd } = event.currentTarget;
  onText(`${text.slice(0, selectionStart)}${lines}${text.slice(selectionEnd)}`);
}
