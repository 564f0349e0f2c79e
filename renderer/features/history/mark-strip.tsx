import { memo, useMemo } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { layOutMarks } from "./lay-out-marks.ts";
import type { MarkRow } from "./mark-rows.ts";
import { StripSlider, type Told } from "./strip-slider.tsx";

const pixels = 1000;
const height = 22;
/** Each kind by its own height and place on the strip, beside its name. */
const looks: Record<MarkRow["look"], { y: number; high: number }> = {
  sync: { y: 5, high: 12 },
  note: { y: 0, high: height },
  deed: { y: 11, high: 11 },
  report: { y: 0, high: 11 },
};

interface MarkStripProps {
  row: MarkRow;
  period: Pick<PairTimeline, "from" | "until">;
  onDescribe(told: Told | null): void;
}

/** Moments on a strip of their own, walked like the spans of a lane. */
export const MarkStrip = memo(function MarkStrip({ row, period, onDescribe }: MarkStripProps) {
  const { name, look, marks, wordsAt } = row;
  const drawn = useMemo(() => layOutMarks(marks, { ...period, pixels }), [marks, period]);
  const { y, high } = looks[look];
  return (
    <StripSlider
      name={name}
      count={marks.length}
      at={(index) => ({ ...(marks[index] ?? period), words: wordsAt(index) })}
      indexAt={(share) => nearest(drawn, share * pixels)}
      onDescribe={onDescribe}
    >
      {(shown) => (
        <svg viewBox={`0 0 ${pixels} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {drawn.map(({ x, width, index, count }) => (
            <rect
              key={index}
              className="lane-mark"
              data-look={look}
              data-shown={(shown !== null && shown >= index && shown < index + count) || undefined}
              {...{ x, y, width, height: high }}
            />
          ))}
        </svg>
      )}
    </StripSlider>
  );
});

function nearest(drawn: ReturnType<typeof layOutMarks>, x: number): number {
  let best = { index: 0, distance: Number.POSITIVE_INFINITY };
  for (const mark of drawn) {
    const distance = Math.max(mark.x - x, x - mark.x - mark.width, 0);
    if (distance < best.distance) best = { index: mark.index, distance };
  }
  return best.index;
}
