import { memo, useMemo, useRef, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { laneName } from "../../../shared/history/span-words.ts";
import type { TimelineLane } from "../../words/history-words.ts";
import { axisTicks } from "./axis-ticks.ts";
import { LaneNow, LaneStrip } from "./lane-strip.tsx";
import { usePanAndZoom } from "./use-pan-and-zoom.ts";

/** The lanes of the pair and of both appliances over one stretch of time, with the moments of data syncs. */
export const HistoryTimeline = memo(function HistoryTimeline({ timeline }: { timeline: PairTimeline }) {
  const [words, setWords] = useState<string | null>(null);
  const area = useRef<HTMLDivElement>(null);
  usePanAndZoom(area);
  return (
    <section className="panel history-timeline" aria-labelledby="history-timeline-heading">
      <h2 id="history-timeline-heading" className="panel-heading">
        Timeline
      </h2>
      <div ref={area} className="history-lanes">
        <Axis timeline={timeline} />
        {groups(timeline).map(({ title, lanes }) => (
          <section key={title} className="history-group" aria-label={title}>
            <h3>{title}</h3>
            {lanes.map((lane) => (
              <div key={lane.kind} className="history-lane">
                <span className="history-lane-name">{laneName(lane)}</span>
                <LaneStrip lane={lane} period={timeline} onDescribe={setWords} />
                <LaneNow lane={lane} />
              </div>
            ))}
          </section>
        ))}
        <Syncs timeline={timeline} />
      </div>
      <p className="history-described" aria-live="off">
        {words ?? "Point at a bar, or focus a lane and use the arrow keys, to read what it is and how it is known."}
      </p>
    </section>
  );
});

function groups({ lanes }: PairTimeline): { title: string; lanes: TimelineLane[] }[] {
  const byTitle = Map.groupBy(lanes, ({ appliance }) => appliance ?? "Pair");
  return [...byTitle].map(([title, own]) => ({ title, lanes: own }));
}

function Axis({ timeline: { from, until } }: { timeline: PairTimeline }) {
  const ticks = useMemo(() => axisTicks(Date.parse(from), Date.parse(until)), [from, until]);
  return (
    <div className="history-axis" aria-hidden="true">
      {ticks.map(({ at, label }) => (
        <span key={at} style={{ insetInlineStart: `${at * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}

/** More marks than this would be a bar again; the table has them all. */
const mostMarks = 400;

function Syncs({ timeline: { syncs, from, until } }: { timeline: PairTimeline }) {
  const beginMs = Date.parse(from);
  const lengthMs = Date.parse(until) - beginMs;
  const shown = syncs.length > mostMarks ? [] : syncs;
  return (
    <div className="history-lane">
      <span className="history-lane-name">Data syncs</span>
      <svg
        className="lane-syncs"
        viewBox="0 0 1000 22"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${syncs.length} data syncs in this time`}
      >
        {shown.map(({ at, toldBy }) => (
          <rect
            key={`${at}${toldBy}`}
            className="lane-sync"
            x={((Date.parse(at) - beginMs) / lengthMs) * 1000 - 1}
            y="4"
            width="2"
            height="14"
          />
        ))}
      </svg>
      <span className="lane-now">{syncs.length}</span>
    </div>
  );
}
