import "./step-body.css";
import type { RunView, StepView } from "../../../../shared/runbooks/run-view.ts";
import { useWindowStores } from "../../../stores/use-window-stores.ts";
import { isOnlyShown } from "../../../words/step-words.ts";
import { NoteForm } from "../note-form.tsx";
import { Notes } from "../notes.tsx";
import type { Act } from "../use-follow-present.ts";
import { BackupFacts } from "./backup-facts.tsx";
import { CallPart } from "./call-part.tsx";
import { CheckFound } from "./check-found.tsx";
import { FilePart } from "./file-part.tsx";
import { GivenAnswers } from "./given-answers.tsx";
import { ManualPart } from "./manual-part.tsx";
import { QuestionForm } from "./question-form.tsx";
import { WaitPart } from "./wait-part.tsx";

interface StepBodyProps {
  run: RunView;
  step: StepView;
  act: Act;
}

/** Everything that is known of one step, and what is wanted of the person now. */
export function StepBody({ run, step, act }: StepBodyProps) {
  const { runs } = useWindowStores();
  const { id, text, chapter, result, branch, notes, title } = step;
  const isFileWanted = isFileAwaited(run, step);
  return (
    <>
      {text.map((paragraph) => (
        <p key={paragraph} className="step-text">
          {paragraph}
        </p>
      ))}
      {isFileWanted && <FilePart run={run} result={result} />}
      <StepPart run={run} step={step} act={act} />
      {result && isOnlyShown(run, step) && <p>{result.text}</p>}
      {result && !isFileWanted && !isOnlyShown(run, step) && (
        <CheckFound result={result} isOver={step.endedAt !== null} />
      )}
      {branch !== null && (
        <p>
          Went on with: <strong>{branch}</strong>
        </p>
      )}
      <Notes notes={notes} />
      <footer className="step-foot">
        <NoteForm about={title} save={(words) => runs.note(run.id, id, words)} />
        {chapter !== "" && <span className="soft">Guide: {chapter}</span>}
      </footer>
    </>
  );
}

/** Whosever turn it is: while the file is waited for, that is Pairdesk's. */
const isFileAwaited = ({ state }: RunView, { takesFile, status, endedAt }: StepView): boolean =>
  takesFile &&
  endedAt === null &&
  (status === "working" || status === "yours") &&
  (state === "working" || state === "yours");

/** What belongs to the kind of step alone. */
function StepPart({ run, step, act }: StepBodyProps) {
  const isYours = step.status === "yours" && run.state !== "cut-off" && run.state !== "ended";
  switch (step.kind) {
    case "question":
      return isYours ? <QuestionForm run={run} step={step} act={act} /> : <GivenAnswers step={step} />;
    case "action":
      return (
        <>
          <CallPart run={run} step={step} />
          {step.backup && <BackupFacts backup={step.backup} />}
        </>
      );
    case "manual":
      return <ManualPart run={run} step={step} act={act} isYours={isYours} />;
    case "wait":
      return <WaitPart run={run} step={step} act={act} />;
    case "check":
    case "decision":
      return null;
  }
}
