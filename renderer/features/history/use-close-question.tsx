import { type ReactNode, useCallback, useState } from "react";
import { useLeaveQuestion } from "../pair-form/use-leave-question.tsx";

export interface CloseQuestion {
  /** null while nobody asks. Belongs beside the dialog, not in it. */
  question: ReactNode;
  setChanged(isChanged: boolean): void;
  /** For Escape and for Cancel: asks first where something was written. */
  tryToClose(): void;
  /** What was written is stored. */
  close(): void;
}

/** Keeps what was written in a dialog from being lost without a word, by closing it or by going elsewhere. */
export function useCloseQuestion(onClose: () => void, words: { title: string; text: string }): CloseQuestion {
  const [isChanged, setChanged] = useState(false);
  const { question, ask, release } = useLeaveQuestion(isChanged, words);
  const close = useCallback(() => {
    release();
    setChanged(false);
    onClose();
  }, [release, onClose]);
  const isAsking = question !== null;
  const tryToClose = useCallback(() => {
    if (isAsking) return;
    if (!isChanged) return close();
    // A question that opened within the press of Escape would be answered by that same press.
    setTimeout(() => void ask().then((isYes) => isYes && close()));
  }, [isAsking, isChanged, ask, close]);
  return { question, setChanged, tryToClose, close };
}
