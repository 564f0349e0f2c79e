import { memo, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { laneName } from "../../../shared/history/span-words.ts";
import { describeSpan, spanName, type TimelineLane } from "../../words/history-words.ts";
import { type Bar, layOutSpans } from "./lay-out-spans.ts";

/** The strip's inner width; it is stretched to what the window gives it. */
const pixels = 1000;
const height = 22;

interface LaneStripProps {
  lane: TimelineLane;
  period: Pick<PairTimeline, "from" | "until">;
  onDescribe(words: string | null): void;
}

/**
 * One lane, drawn. By keyboard and for screen readers it is a slider over its spans, which says at each what it is; the
 * pointer shows the span it is at.
 */
export const LaneStrip = memo(function LaneStrip({ lane, period, onDescribe }: LaneStripProps) {
  const { kind, appliance, spans } = lane;
  const [chosen, setChosen] = useState<number | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const last = Math.max(0, spans.length - 1);
  const at = Math.min(chosen ?? last, last);
  const name = `${appliance ?? "Pair"}, ${laneName(lane)}`;
  const wordsAt = (index: number) => (spans[index] ? describeSpan(kind, spans[index]) : "nothing");
  const show = (index: number) => {
    setChosen(index);
    onDescribe(`${name}: ${wordsAt(index)}`);
  };
  const hide = () => {
    setChosen(null);
    onDescribe(null);
  };
  usePointedShare(strip, (share) => (share === null ? hide() : show(spanAt(lane, period, share))));
  return (
    <div ref={strip} className="lane-strip">
      <Bars lane={lane} period={period} shown={chosen === null ? null : at} />
      <input
        type="range"
        className="lane-slider"
        min={0}
        max={last}
        value={at}
        aria-label={name}
        aria-valuetext={wordsAt(at)}
        onChange={(event) => show(event.currentTarget.valueAsNumber)}
        onFocus={() => show(at)}
        onBlur={hide}
      />
    </div>
  );
});

/** The span that is drawn at this share of the strip. */
function spanAt({ spans }: TimelineLane, { from, until }: LaneStripProps["period"], share: number): number {
  const beginMs = Date.parse(from);
  const atMs = beginMs + share * (Date.parse(until) - beginMs);
  const index = spans.findIndex((span) => Date.parse(span.until) > atMs);
  return index < 0 ? spans.length - 1 : index;
}

/** Where the pointer is, as a share of the element's width; null when it has left. */
function usePointedShare(element: RefObject<HTMLElement | null>, onPoint: (share: number | null) => void): void {
  const listener = useRef(onPoint);
  useEffect(() => {
    listener.current = onPoint;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    element.current?.addEventListener(
      "pointermove",
      ({ clientX, currentTarget }) => {
        if (!(currentTarget instanceof Element)) return;
        const { left, width } = currentTarget.getBoundingClientRect();
        listener.current(Math.min(1, Math.max(0, (clientX - left) / width)));
      },
      { signal },
    );
    element.current?.addEventListener("pointerleave", () => listener.current(null), { signal });
    return () => listening.abort();
  }, [element]);
}

interface BarsProps extends Pick<LaneStripProps, "lane" | "period"> {
  shown: number | null;
}

function Bars({ lane: { kind, spans }, period, shown }: BarsProps) {
  const hatch = useId();
  const bars = useMemo(() => layOutSpans(kind, spans, { ...period, pixels }), [kind, spans, period]);
  return (
    <svg viewBox={`0 0 ${pixels} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" className="lane-hole-ground" />
        <rect width="2" height="7" className="lane-hole-line" />
      </pattern>
      {bars.map((bar) => (
        <LaneBar
          key={bar.index}
          bar={bar}
          hatch={hatch}
          isShown={shown !== null && shown >= bar.index && shown < bar.index + bar.count}
        />
      ))}
    </svg>
  );
}

const LaneBar = memo(function LaneBar({ bar, hatch, isShown }: { bar: Bar; hatch: string; isShown: boolean }) {
  const isHole = bar.kind === "not-observed";
  return (
    <rect
      className={isHole ? "lane-hole" : "lane-bar"}
      data-tone={bar.tone ?? undefined}
      data-shown={isShown || undefined}
      data-many={bar.count > 1 || undefined}
      x={bar.from * pixels}
      width={Math.max(1, (bar.until - bar.from) * pixels)}
      height={height}
      fill={isHole ? `url(#${hatch})` : undefined}
    />
  );
});

/** What each lane says at its end, for the margin beside the strip. */
export function LaneNow({ lane }: { lane: TimelineLane }) {
  const last = lane.spans.findLast((span) => span.kind === "observed" || span.reason !== "not-yet");
  return <span className="lane-now">{last ? spanName(lane.kind, last) : ""}</span>;
}
