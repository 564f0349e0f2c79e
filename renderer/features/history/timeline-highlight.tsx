import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";

/** A stretch of time that the person asked to be shown. */
export interface Highlight {
  from: string;
  until: string;
  /** What it is. */
  words: string;
}

interface TimelineHighlightProps {
  period: Pick<PairTimeline, "from" | "until">;
  highlight: Highlight | null;
}

/** A band over all lanes. What it stands for is said once, and read beside the lanes. */
export function TimelineHighlight({ period, highlight }: TimelineHighlightProps) {
  const beginMs = Date.parse(period.from);
  const share = (time: string) => clamp((Date.parse(time) - beginMs) / (Date.parse(period.until) - beginMs));
  const from = highlight ? share(highlight.from) : 0;
  const until = highlight ? share(highlight.until) : 0;
  return (
    <>
      <p className="history-highlighted" role="status">
        {highlight?.words}
      </p>
      {highlight && until >= from && (
        <div className="history-highlight" aria-hidden="true">
          <span style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(until - from) * 100}%` }} />
        </div>
      )}
    </>
  );
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
