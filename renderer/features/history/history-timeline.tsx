import { memo, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { seenGapsMs, usualOf } from "../../../shared/assessment/sync-rhythm.ts";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { laneName } from "../../../shared/history/span-words.ts";
import { roughDuration } from "../../words/duration-words.ts";
import type { TimelineLane } from "../../words/history-words.ts";
import { riskNow } from "../../words/person-history-words.ts";
import { axisTicks } from "./axis-ticks.ts";
import { HistoryLegend } from "./history-legend.tsx";
import { LaneNow, LaneStrip } from "./lane-strip.tsx";
import { markRows } from "./mark-rows.ts";
import { MarkStrip } from "./mark-strip.tsx";
import { riskOf } from "./risk-of.ts";
import { RiskStrip } from "./risk-strip.tsx";
import { StripKeysContext, type Told } from "./strip-slider.tsx";
import { type Highlight, TimelineHighlight } from "./timeline-highlight.tsx";
import { usePanAndZoom } from "./use-pan-and-zoom.ts";
import { useWriteKeys } from "./use-write-keys.ts";

interface HistoryTimelineProps {
  timeline: PairTimeline;
  highlight?: Highlight | null;
  /** Where notes can be written: opens one about a stretch of time, or the one that is there. */
  onWriteNote?(about: Pick<Told, "from" | "until" | "noteId">): void;
}

/** The lanes of the pair and of both appliances over one stretch of time, with what stands beside them. */
export const HistoryTimeline = memo(function HistoryTimeline(props: HistoryTimelineProps) {
  const { timeline, highlight = null, onWriteNote } = props;
  const [told, setTold] = useState<Told | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const keys = useId();
  usePanAndZoom(area);
  useWriteKeys(area, told, onWriteNote);
  const marks = useMemo(() => markRows(timeline), [timeline]);
  return (
    <section className="panel history-timeline" aria-labelledby="history-timeline-heading">
      <h2 id="history-timeline-heading" tabIndex={-1} className="panel-heading">
        Timeline
      </h2>
      <StripKeysContext value={keys}>
        <div ref={area} className="history-lanes">
          <TimelineHighlight period={timeline} highlight={highlight} />
          <Axis timeline={timeline} />
          {groups(timeline).map(({ title, lanes }, index) => (
            <section key={title} className="history-group" aria-label={title}>
              <h3>{title}</h3>
              {lanes.map((lane) => (
                <Row key={lane.kind} name={laneName(lane)} now={<LaneNow lane={lane} />}>
                  <LaneStrip lane={lane} period={timeline} onDescribe={setTold} />
                </Row>
              ))}
              {index === 0 && <Risk timeline={timeline} onDescribe={setTold} />}
            </section>
          ))}
          <section className="history-group" aria-label="Beside them">
            {marks.map((row) => (
              <Row key={row.name} name={row.name} now={<span className="lane-now">{row.marks.length}</span>}>
                <MarkStrip row={row} period={timeline} onDescribe={setTold} />
              </Row>
            ))}
          </section>
        </div>
      </StripKeysContext>
      <p id={keys} hidden>
        {onWriteNote ? `${moveKeys} N writes a note, Enter changes the one it is at.` : moveKeys}
      </p>
      <p className="history-described" aria-live="off">
        {told
          ? described(told, onWriteNote !== undefined)
          : "Point at a bar, or focus a lane and use the arrow keys, to read what it is and how it is known."}
      </p>
      <HistoryLegend />
    </section>
  );
});

const moveKeys = "Plus and minus zoom, Page Up and Page Down move in time.";

function described({ words, noteId }: Told, canWrite: boolean): string {
  if (!canWrite) return words;
  return `${words} ${noteId === undefined ? "Press N to write a note about it." : "Press Enter to change it."}`;
}

const Row = ({ name, now, children }: { name: ReactNode; now: ReactNode; children: ReactNode }) => (
  <div className="history-lane">
    <span className="history-lane-name">{name}</span>
    {children}
    {now}
  </div>
);

function groups({ lanes }: PairTimeline): { title: string; lanes: TimelineLane[] }[] {
  const byTitle = Map.groupBy(lanes, ({ appliance }) => appliance ?? "Pair");
  return [...byTitle].map(([title, own]) => ({ title, lanes: own }));
}

function Risk({ timeline, onDescribe }: { timeline: PairTimeline; onDescribe(told: Told | null): void }) {
  const spans = riskOf(timeline);
  const usualMs = useMemo(() => usualOf(seenGapsMs(timeline.syncs)), [timeline]);
  const name = (
    <>
      Data at risk
      <span className="history-lane-more">
        {usualMs === null ? "no clear rhythm of syncs here" : `syncs usually every ${roughDuration(usualMs / 1000)}`}
      </span>
    </>
  );
  return (
    <Row name={name} now={<span className="lane-now">{riskNow(spans)}</span>}>
      <RiskStrip spans={spans} period={timeline} onDescribe={onDescribe} />
    </Row>
  );
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
