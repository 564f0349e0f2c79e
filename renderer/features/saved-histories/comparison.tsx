import { useId, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ComparedLanes } from "./compared-lanes.tsx";
import { useComparable } from "./use-comparable.ts";
import { useComparedTimeline } from "./use-compared-timeline.ts";

/** This stretch beside the same stretch of a watched pair or of another file. */
export function Comparison({ historyId, timeline }: { historyId: string; timeline: PairTimeline }) {
  const comparable = useComparable(historyId, timeline.name);
  const [chosen, setChosen] = useState("");
  const other = comparable.find(({ key }) => key === chosen) ?? null;
  const { timeline: compared, failure } = useComparedTimeline(other, timeline);
  const field = useId();
  return (
    <section className="panel history-comparison" aria-labelledby={`${field}-heading`}>
      <div className="span-table-head">
        <h2 id={`${field}-heading`} className="panel-heading">
          Compare
        </h2>
        {comparable.length > 0 && (
          <label htmlFor={field} className="history-comparison-choice">
            with{" "}
            <select id={field} value={other ? chosen : ""} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">nothing</option>
              {comparable.map(({ key, words }) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {comparable.length === 0 && (
        <p className="soft">Open another saved history, or watch a pair, to see both on the same time axis.</p>
      )}
      <FailureNote failure={failure} />
      {other && compared && <ComparedLanes first={timeline} second={compared} secondWords={other.words} />}
    </section>
  );
}
