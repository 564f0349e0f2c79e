import "./raw-answers.css";
import { Button, NativeSelect } from "@mantine/core";
import { memo, useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import type { RawAnswer } from "../../../shared/domain/raw-answer.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { TextBlock } from "../../components/text-block.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { outcomeWords } from "../../words/exchange-words.ts";
import { dayAndTime } from "../../words/local-time.ts";

type Stretch = Pick<PairTimeline, "from" | "until">;

/** The letter of what was answered in the time that is shown, for whoever doubts what is drawn. Read when it is opened. */
export function RawAnswers({ pairId, timeline }: { pairId: string; timeline: PairTimeline }) {
  const [isOpen, setIsOpen] = useState(false);
  const { from, until, lanes } = timeline;
  const appliances = [...new Set(lanes.flatMap(({ appliance }) => appliance ?? []))];
  return (
    <details className="panel raw-answers" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>What was answered, to the letter</summary>
      {isOpen && <Answers pairId={pairId} shown={{ from, until }} appliances={appliances} />}
    </details>
  );
}

interface AnswersProps {
  pairId: string;
  shown: Stretch;
  appliances: readonly string[];
}

function Answers({ pairId, shown, appliances }: AnswersProps) {
  const { rawAnswers } = useWindowStores();
  const { answers, next, wish } = useStore(rawAnswers);
  const [appliance, setAppliance] = useState<string | null>(null);
  /** The time goes on under whoever reads: another stretch is read when they ask for it. */
  const [stretch, setStretch] = useState(shown);
  const { from, until } = stretch;
  const reading = useAction(
    useCallback(
      () => rawAnswers.read({ pairId, from, until, appliance }),
      [rawAnswers, pairId, from, until, appliance],
    ),
  );
  const { run } = reading;
  useEffect(run, [run]);
  const readShown = () => {
    if (shown.from === from && shown.until === until) run();
    else setStretch(shown);
  };
  const older = useAction(rawAnswers.readOlder);
  const isRead = answers !== null && wish?.pairId === pairId;
  return (
    <>
      <div className="raw-answers-tools">
        <NativeSelect
          label="Of"
          data={[{ value: "", label: "all" }, ...appliances, { value: "site", label: "the site name" }]}
          value={appliance ?? ""}
          onChange={({ currentTarget }) => setAppliance(currentTarget.value || null)}
        />
        <Button variant="default" size="compact-md" loading={reading.isBusy} onClick={readShown}>
          Read the time that is shown now
        </Button>
      </div>
      <p className="soft">
        {dayAndTime(from)} to {dayAndTime(until)}, the newest first. Secrets are taken out, of a login nothing is kept,
        and all of it only for as long as the settings say.
      </p>
      <FailureNote failure={reading.failure ?? older.failure} />
      {isRead && answers.length === 0 && <p>Nothing was answered in this time, or it is not kept any more.</p>}
      {isRead && (
        <ul className="raw-answers-list">
          {answers.map((answer) => (
            <Answer key={answer.id} answer={answer} />
          ))}
        </ul>
      )}
      {isRead && next !== null && (
        <Button variant="default" size="compact-md" loading={older.isBusy} onClick={older.run}>
          Older answers
        </Button>
      )}
    </>
  );
}

const Answer = memo(function Answer({ answer }: { answer: RawAnswer }) {
  const { appliance, question, from, until, times, outcome, body } = answer;
  const { short, sentence } = outcomeWords(outcome);
  const who = appliance === "site" ? "the site name" : appliance;
  return (
    <li>
      <details>
        <summary>
          <time dateTime={until}>{dayAndTime(until)}</time>
          <span>
            {who}: <span className="mono">{question}</span>
          </span>
          <span>
            {short}
            {times > 1 && <span className="soft"> · the same {times} times</span>}
          </span>
        </summary>
        <p>
          {sentence}
          {times > 1 && ` So from ${dayAndTime(from)} to ${dayAndTime(until)}.`}
        </p>
        {body === null ? (
          <p className="soft">No text of it is kept.</p>
        ) : (
          <TextBlock text={body} name={`Answer of ${who} to ${question}`} />
        )}
      </details>
    </li>
  );
});
