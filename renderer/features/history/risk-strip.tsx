import { memo, useMemo } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { type RiskSpan, riskColumns } from "../../../shared/history/risk-over-time.ts";
import { riskWords } from "../../words/person-history-words.ts";
import { HoleHatch, useHatch } from "./hole-hatch.tsx";
import { StripSlider, type Told } from "./strip-slider.tsx";

const pixels = 1000;
const height = 40;

interface RiskStripProps {
  spans: readonly RiskSpan[];
  period: Pick<PairTimeline, "from" | "until">;
  onDescribe(told: Told | null): void;
}

/** What would have been lost at each moment, as an area: it rises with the time since the last sync. */
export const RiskStrip = memo(function RiskStrip({ spans, period, onDescribe }: RiskStripProps) {
  const { fromMs, untilMs } = { fromMs: Date.parse(period.from), untilMs: Date.parse(period.until) };
  return (
    <StripSlider
      name="Pair, Data at risk"
      count={spans.length}
      height="tall"
      at={(index) => toldOf(spans[index], period)}
      indexAt={(share) => {
        const index = spans.findIndex((span) => span.untilMs > fromMs + share * (untilMs - fromMs));
        return index < 0 ? spans.length - 1 : index;
      }}
      onDescribe={onDescribe}
    >
      {(shown) => <Area spans={spans} period={period} shown={shown === null ? null : (spans[shown] ?? null)} />}
    </StripSlider>
  );
});

function toldOf(span: RiskSpan | undefined, period: RiskStripProps["period"]): Told {
  if (!span) return { words: "nothing", ...period };
  const [from, until] = [span.fromMs, span.untilMs].map((ms) => new Date(ms).toISOString());
  return { words: riskWords(span), from: from ?? period.from, until: until ?? period.until };
}

function Area({ spans, period, shown }: Pick<RiskStripProps, "spans" | "period"> & { shown: RiskSpan | null }) {
  const hatch = useHatch();
  const range = useMemo(() => ({ fromMs: Date.parse(period.from), untilMs: Date.parse(period.until) }), [period]);
  const { path, holes } = useMemo(() => draw(spans, range), [spans, range]);
  const xOf = (ms: number) => ((ms - range.fromMs) / (range.untilMs - range.fromMs)) * pixels;
  return (
    <svg viewBox={`0 0 ${pixels} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <HoleHatch id={hatch} />
      {holes.map(({ x, width }) => (
        <rect key={x} className="lane-hole" fill={`url(#${hatch})`} height={height} {...{ x, width }} />
      ))}
      <path className="risk-area" d={path} />
      {shown && (
        <rect
          className="risk-shown"
          height={height}
          x={xOf(shown.fromMs)}
          width={Math.max(1, xOf(shown.untilMs) - xOf(shown.fromMs))}
        />
      )}
    </svg>
  );
}

/** A column a pixel, so that a year of syncs is no heavier than a day. */
function draw(spans: readonly RiskSpan[], range: { fromMs: number; untilMs: number }) {
  const columns = riskColumns(spans, range, pixels);
  const highest = Math.max(1, ...columns.map((age) => age ?? 0));
  const holes: { x: number; width: number }[] = [];
  let path = "";
  for (const [x, age] of columns.entries()) {
    const last = holes.at(-1);
    if (age !== null) {
      const top = height - Math.max(1, (age / highest) * (height - 3));
      path += `M${x} ${height}V${top.toFixed(1)}H${x + 1}V${height}Z`;
    } else if (last && last.x + last.width === x) last.width += 1;
    else holes.push({ x, width: 1 });
  }
  return { path, holes };
}
