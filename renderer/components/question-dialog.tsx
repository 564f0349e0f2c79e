import "./question-dialog.css";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface QuestionDialogProps {
  title: string;
  children: ReactNode;
  /** The safe answer; Escape gives it too. */
  no: string;
  yes: string;
  onAnswer(isYes: boolean): void;
}

/** Asks before something is lost. Holds focus until it is answered and then gives it back to where it was. */
export function QuestionDialog({ title, children, no, yes, onAnswer }: QuestionDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="question-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className="question-dialog-words">{children}</div>
      <div className="question-dialog-answers">
        <Button variant="default" onClick={() => onAnswer(true)}>
          {yes}
        </Button>
        <Button onClick={() => onAnswer(false)}>{no}</Button>
      </div>
    </dialog>
  );
}
