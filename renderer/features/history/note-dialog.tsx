import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { longestNoteText, longestTicket } from "../../../shared/history/note-limits.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { isSameDraft, type NoteDraft, type NoteProblem, toNote } from "./note-draft.ts";
import { type CloseQuestion, useCloseQuestion } from "./use-close-question.tsx";

interface NoteDialogProps {
  pairId: string;
  /** null: closed. */
  draft: NoteDraft | null;
  onClose(): void;
}

/** Writes or changes what a person wants to be remembered of a moment or a stretch of time. */
export function NoteDialog({ pairId, draft, onClose }: NoteDialogProps) {
  const closing = useCloseQuestion(onClose, notKept);
  return (
    <HistoryDialog
      title={draft?.id == null ? "Add a note" : "Change the note"}
      isOpen={draft !== null}
      closing={closing}
    >
      {draft && <NoteForm pairId={pairId} first={draft} closing={closing} />}
    </HistoryDialog>
  );
}

const notKept = {
  title: "Leave without saving the note?",
  text: "What you wrote here is not stored yet. It is lost when you leave.",
};

function NoteForm({ pairId, first, closing }: { pairId: string; first: NoteDraft; closing: CloseQuestion }) {
  const { personHistory } = useWindowStores();
  const [draft, setDraft] = useState(first);
  const [problem, setProblem] = useState<NoteProblem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const change = (part: Partial<NoteDraft>) => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    closing.setChanged(!isSameDraft(changed, first));
  };
  const { run, isBusy, failure } = useAction(async () => {
    const note = toNote(draft);
    if ("field" in note) return setProblem(note);
    await personHistory.putNote(pairId, note);
    closing.close();
  });
  const wordsAt = (field: NoteProblem["field"]) => (problem?.field === field ? problem.words : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    run();
  };
  return (
    <form ref={form} className="history-form" onSubmit={submit} noValidate>
      <Textarea
        label="Note"
        description="Stands on the timeline, in reports and in saved histories. Do not write passwords here."
        autosize={false}
        rows={4}
        maxLength={longestNoteText}
        data-autofocus
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        error={wordsAt("text")}
      />
      <TextInput
        label="Ticket (optional)"
        placeholder="INC-4711"
        maxLength={longestTicket}
        value={draft.ticket}
        onChange={(event) => change({ ticket: event.currentTarget.value })}
      />
      <Radio.Group
        label="About"
        value={draft.isSpan ? "span" : "moment"}
        onChange={(value) => change({ isSpan: value === "span" })}
      >
        <div className="history-form-row">
          <Radio value="moment" label="a moment" />
          <Radio value="span" label="a stretch of time" />
        </div>
      </Radio.Group>
      <div className="history-form-row">
        <TimeField
          label={draft.isSpan ? "From" : "When"}
          value={draft.from}
          error={wordsAt("from")}
          onChange={(from) => change({ from })}
        />
        {draft.isSpan && (
          <TimeField
            label="Until"
            value={draft.until}
            error={wordsAt("until")}
            onChange={(until) => change({ until })}
          />
        )}
      </div>
      <FailureNote failure={failure} />
      <div className="history-form-buttons">
        <Button variant="default" onClick={closing.tryToClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isBusy}>
          Save the note
        </Button>
      </div>
    </form>
  );
}

interface TimeFieldProps {
  label: string;
  value: string;
  error: string | null;
  onChange(value: string): void;
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const TimeField = ({ label, value, error, onChange }: TimeFieldProps) => (
  <TextInput
    type="datetime-local"
    step={1}
    label={label}
    description={`Time zone: ${ownZone}`}
    value={value}
    error={error}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
