import { Button, Textarea } from "@mantine/core";
import IconNote from "@tabler/icons-react/dist/esm/icons/IconNote.mjs";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { longestRunNote } from "../../../shared/runbooks/longest-run-note.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";

interface NoteFormProps {
  /** As in "Note on the run". */
  about: string;
  save(text: string): Promise<void>;
}

/** Opens to a field; a note that was kept stands in the list above, and the button has focus again. */
export function NoteForm({ about, save }: NoteFormProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!isOpen && wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const close = useCallback(() => setOpen(false), []);
  if (isOpen) return <OpenForm about={about} save={save} onClose={close} />;
  return (
    <Button
      ref={opener}
      className="note-form-open"
      variant="subtle"
      size="compact-sm"
      leftSection={<IconNote size={16} stroke={1.8} aria-hidden="true" />}
      aria-label={`Add a note on ${about}`}
      onClick={() => setOpen(true)}
    >
      Add a note
    </Button>
  );
}

function OpenForm({ about, save, onClose }: NoteFormProps & { onClose(): void }) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { run, isBusy, failure } = useAction(
    useCallback(async () => {
      await save(text.trim());
      onClose();
    }, [save, text, onClose]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (text.trim() === "") field.current?.focus();
    else run();
  };
  return (
    <form className="note-form" onSubmit={submit}>
      <Textarea
        ref={field}
        label={`Note on ${about}`}
        value={text}
        rows={3}
        maxLength={longestRunNote}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && text === "" && onClose()}
      />
      <div className="note-form-buttons">
        <Button type="submit" size="compact-md" aria-disabled={isBusy}>
          Keep the note
        </Button>
        <Button variant="default" size="compact-md" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <FailureNote failure={failure} />
    </form>
  );
}
