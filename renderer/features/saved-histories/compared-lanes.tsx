import { useMemo, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { compareLanes, type LaneComparison } from "../../../shared/history/compare-lanes.ts";
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import { laneName, valueName } from "../../../shared/history/span-words.ts";
import type { TimelineLane } from "../../words/history-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { LaneStrip } from "../history/lane-strip.tsx";
import type { Told } from "../history/strip-slider.tsx";

const kinds: readonly string[] = ["verdict", "served-by", "role"];
const firstShown = 5;

interface ComparedLanesProps {
  first: PairTimeline;
  second: PairTimeline;
  secondWords: string;
}

/** The lanes that decide, each twice on one axis, with what differs said in words. */
export function ComparedLanes({ first, second, secondWords }: ComparedLanesProps) {
  const [told, setTold] = useState<Told | null>(null);
  const lanes = first.lanes.filter(({ kind }) => kinds.includes(kind));
  return (
    <>
      {lanes.map((lane) => (
        <ComparedLane
          key={`${lane.kind}/${lane.appliance}`}
          lane={lane}
          other={second.lanes.find(({ kind, appliance }) => kind === lane.kind && appliance === lane.appliance) ?? null}
          period={first}
          secondWords={secondWords}
          onDescribe={setTold}
        />
      ))}
      <p className="history-described" aria-live="off">
        {told?.words ?? "Only time that both have observed is compared."}
      </p>
    </>
  );
}

interface ComparedLaneProps {
  lane: TimelineLane;
  other: TimelineLane | null;
  period: Pick<PairTimeline, "from" | "until">;
  secondWords: string;
  onDescribe(told: Told | null): void;
}

function ComparedLane({ lane, other, period, secondWords, onDescribe }: ComparedLaneProps) {
  const { from, until } = period;
  const result = useMemo(
    () => compareLanes(lane.spans, other?.spans ?? [], { fromMs: Date.parse(from), untilMs: Date.parse(until) }),
    [lane, other, from, until],
  );
  const title = `${lane.appliance ?? "Pair"}, ${laneName(lane)}`;
  return (
    <section className="compared-lane" aria-label={`Comparison: ${title}`}>
      <h3>{title}</h3>
      <span className="compared-name">This file</span>
      <fieldset aria-label="This file" className="compared-strip">
        <LaneStrip lane={lane} period={period} onDescribe={onDescribe} />
      </fieldset>
      <span className="compared-name" title={secondWords}>
        {secondWords}
      </span>
      {other ? (
        <fieldset aria-label={secondWords} className="compared-strip">
          <LaneStrip lane={other} period={period} onDescribe={onDescribe} />
        </fieldset>
      ) : (
        <p className="soft">It has no such lane.</p>
      )}
      <Differences kind={lane.kind} result={result} />
    </section>
  );
}

function Differences({ kind, result }: { kind: string; result: LaneComparison }) {
  const { sameMs, differsMs, notComparedMs, differences } = result;
  const time = (ms: number) => exactDuration(ms / 1000);
  const rest = notComparedMs > 0 ? `; ${time(notComparedMs)} could not be compared` : "";
  return (
    <div className="compared-words">
      {sameMs + differsMs === 0 ? (
        <p className="soft">Nothing to compare: in no moment of this stretch have both observed it.</p>
      ) : (
        <p data-tone={differsMs === 0 ? "good" : "caution"} className="compared-sum">
          {differsMs === 0
            ? `The same for ${time(sameMs)}`
            : `Differ for ${time(differsMs)}, the same for ${time(sameMs)}`}
          {rest}.
        </p>
      )}
      {differences.length > 0 && (
        <ul>
          {differences.slice(0, firstShown).map(({ fromMs, untilMs, first, second }) => (
            <li key={fromMs}>
              {fullLocalTime(new Date(fromMs).toISOString())}, for {time(untilMs - fromMs)}: here{" "}
              {valueName(kind, first)}, there {valueName(kind, second)}
            </li>
          ))}
          {differences.length > firstShown && <li>and {differences.length - firstShown} more</li>}
        </ul>
      )}
    </div>
  );
}
