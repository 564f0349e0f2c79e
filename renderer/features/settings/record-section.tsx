import { NativeSelect } from "@mantine/core";
import { useEffect } from "react";
import { useStore } from "zustand";
import type { StorageLoss, StorageState } from "../../../shared/contract/storage.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { QuestionDialog } from "../../components/question-dialog.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { changesChoices, keptDaysWords, lossWords, rawAnswersChoices, sizeWords } from "../../words/record-words.ts";

/** How long what was seen is kept, and how much room it takes. */
export function RecordSection() {
  const { record } = useWindowStores();
  const { storage, failure, question } = useStore(record);
  const answer = useAction(record.answer);
  useEffect(() => {
    const leaving = new AbortController();
    void record.ask(leaving.signal);
    return () => leaving.abort();
  }, [record]);
  return (
    <>
      <p className="soft">
        Pairdesk writes down what it sees of each pair, as spans: a quiet year takes hardly more room than a quiet day.
        Your notes stay with their pair, whatever you choose here.
      </p>
      {storage && <Choices storage={storage} isDeleting={answer.isBusy} />}
      <FailureNote failure={failure ?? answer.failure} />
      {question && <LossQuestion loss={question.loss} onAnswer={answer.run} />}
    </>
  );
}

function LossQuestion({ loss, onAnswer }: { loss: StorageLoss; onAnswer: (isYes: boolean) => void }) {
  return (
    <QuestionDialog title="Delete what is older?" yes="Delete it for good" no="Keep everything" onAnswer={onAnswer}>
      <p>A shorter time takes effect at once, for all pairs. This goes and cannot be brought back:</p>
      <ul className="settings-loss">
        {lossWords(loss).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </QuestionDialog>
  );
}

function Choices({ storage: { kept, databaseBytes }, isDeleting }: { storage: StorageState; isDeleting: boolean }) {
  const { record } = useWindowStores();
  const { run, isBusy, failure } = useAction(record.choose);
  return (
    <>
      <dl className="settings-facts">
        <div>
          <dt>Size on disk</dt>
          <dd>{sizeWords(databaseBytes)} for the database, everything in it included</dd>
        </div>
      </dl>
      <div className="settings-kept">
        <NativeSelect
          label="Keep changes"
          description="Timelines, ended incidents, syncs, response times"
          data={withChosen(changesChoices, kept.changes).map(toOption)}
          value={String(kept.changes)}
          disabled={isBusy || isDeleting}
          onChange={({ currentTarget }) => run({ ...kept, changes: toDays(currentTarget.value) })}
        />
        <NativeSelect
          label="Keep what appliances answered"
          description="To the letter, with secrets taken out"
          data={withChosen(rawAnswersChoices, kept.rawAnswers).map(toOption)}
          value={String(kept.rawAnswers)}
          disabled={isBusy || isDeleting}
          onChange={({ currentTarget }) => run({ ...kept, rawAnswers: toDays(currentTarget.value) ?? 0 })}
        />
      </div>
      <FailureNote failure={failure} />
    </>
  );
}

const toOption = (days: number | null) => ({ value: String(days), label: keptDaysWords(days) });

const toDays = (value: string): number | null => (value === String(null) ? null : Number(value));

/** What was chosen is among the choices, even when another version of Pairdesk offered it. */
const withChosen = <Days extends number | null>(choices: readonly Days[], chosen: Days): readonly Days[] =>
  choices.includes(chosen) ? choices : [...choices, chosen];
