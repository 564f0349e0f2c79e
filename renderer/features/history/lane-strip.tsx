import { memo, useMemo } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { laneName } from "../../../shared/history/span-words.ts";
import { describeSpan, spanName, type TimelineLane } from "../../words/history-words.ts";
import type { Tone } from "../../words/tone.ts";
import { HoleHatch, useHatch } from "./hole-hatch.tsx";
import { type Bar, layOutSpans } from "./lay-out-spans.ts";
import { StripSlider, type Told } from "./strip-slider.tsx";

/** The strip's inner width; it is stretched to what the window gives it. */
const pixels = 1000;
const height = 22;

interface LaneStripProps {
  lane: TimelineLane;
  period: Pick<PairTimeline, "from" | "until">;
  onDescribe(told: Told | null): void;
}

/** One lane, drawn: each span as a bar, higher the worse it is, and hatched where nobody looked. */
export const LaneStrip = memo(function LaneStrip({ lane, period, onDescribe }: LaneStripProps) {
  const { kind, appliance, spans } = lane;
  return (
    <StripSlider
      name={`${appliance ?? "Pair"}, ${laneName(lane)}`}
      count={spans.length}
      at={(index) => {
        const span = spans[index];
        return span
          ? { words: describeSpan(kind, span), from: span.from, until: span.until }
          : { words: "nothing", ...period };
      }}
      indexAt={(share) => spanAt(lane, period, share)}
      onDescribe={onDescribe}
    >
      {(shown) => <Bars lane={lane} period={period} shown={shown} />}
    </StripSlider>
  );
});

/** The span that is drawn at this share of the strip. */
function spanAt({ spans }: TimelineLane, { from, until }: LaneStripProps["period"], share: number): number {
  const beginMs = Date.parse(from);
  const atMs = beginMs + share * (Date.parse(until) - beginMs);
  const index = spans.findIndex((span) => Date.parse(span.until) > atMs);
  return index < 0 ? spans.length - 1 : index;
}

interface BarsProps extends Pick<LaneStripProps, "lane" | "period"> {
  shown: number | null;
}

function Bars({ lane: { kind, spans }, period, shown }: BarsProps) {
  const hatch = useHatch();
  const bars = useMemo(() => layOutSpans(kind, spans, { ...period, pixels }), [kind, spans, period]);
  return (
    <svg viewBox={`0 0 ${pixels} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <HoleHatch id={hatch} />
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

/** The worse, the higher: read without colours too. */
export const barHeights: Readonly<Record<Tone, number>> = {
  good: 12,
  unsure: 12,
  caution: 16,
  exposed: 19,
  alarm: height,
  clash: height,
};

const LaneBar = memo(function LaneBar({ bar, hatch, isShown }: { bar: Bar; hatch: string; isShown: boolean }) {
  const isHole = bar.kind === "not-observed";
  const high = isHole ? height : barHeights[bar.tone ?? "good"];
  return (
    <rect
      className={isHole ? "lane-hole" : "lane-bar"}
      data-tone={bar.tone ?? undefined}
      data-shown={isShown || undefined}
      data-many={bar.count > 1 || undefined}
      x={bar.from * pixels}
      y={height - high}
      width={Math.max(1, (bar.until - bar.from) * pixels)}
      height={high}
      fill={isHole ? `url(#${hatch})` : undefined}
    />
  );
});

/** What each lane says at its end, for the margin beside the strip. */
export function LaneNow({ lane }: { lane: TimelineLane }) {
  const last = lane.spans.findLast((span) => span.kind === "observed" || span.reason !== "not-yet");
  return <span className="lane-now">{last ? spanName(lane.kind, last) : ""}</span>;
}
