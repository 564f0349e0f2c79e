import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { QuestionDialog } from "../../components/question-dialog.tsx";
import { useWindowStores } from "../../stores/use-window-stores.ts";

export interface LeaveQuestion {
  /** null while nobody asks. */
  question: ReactNode;
  /** Whether the person agrees to lose it. While it is asked already, no. */
  ask(): Promise<boolean>;
  /** From now on the screen may be left without a word: what it held is stored. */
  release(): void;
}

/** Asks before input is lost that is kept nowhere: by the rail, the keys of the history, or a button of the screen. */
export function useLeaveQuestion(isUnsaved: boolean, words: { title: string; text: string }): LeaveQuestion {
  const { place } = useWindowStores();
  const [answer, setAnswer] = useState<((isYes: boolean) => void) | null>(null);
  const held = useRef<(() => void) | null>(null);
  const release = useCallback(() => {
    held.current?.();
    held.current = null;
  }, []);
  const isAsking = useRef(false);
  const ask = useCallback(() => {
    if (isAsking.current) return Promise.resolve(false);
    isAsking.current = true;
    return new Promise<boolean>((resolve) => {
      setAnswer(() => (isYes: boolean) => {
        isAsking.current = false;
        setAnswer(null);
        resolve(isYes);
      });
    });
  }, []);
  useEffect(() => {
    if (!isUnsaved) return;
    held.current = place.guardLeaving(ask);
    return release;
  }, [place, isUnsaved, ask, release]);
  const question = answer && (
    <QuestionDialog title={words.title} yes="Leave and lose it" no="Stay here" onAnswer={answer}>
      <p>{words.text}</p>
    </QuestionDialog>
  );
  return { question, ask, release };
}
