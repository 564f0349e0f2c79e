import type { Tone } from "../../words/tone.ts";
import { HoleHatch, useHatch } from "./hole-hatch.tsx";
import { barHeights } from "./lane-strip.tsx";

const tones: { tone: Tone | null; words: string }[] = [
  { tone: "good", words: "as it should be" },
  { tone: null, words: "neither good nor bad" },
  { tone: "unsure", words: "not known" },
  { tone: "caution", words: "needs attention" },
  { tone: "exposed", words: "nothing could take over" },
  { tone: "alarm", words: "no answer, outage" },
  { tone: "clash", words: "conflict" },
];

/** What the bars' colours and heights stand for. */
export function HistoryLegend() {
  const hatch = useHatch();
  return (
    <ul className="history-legend" aria-label="Legend">
      {tones.map(({ tone, words }) => (
        <li key={words}>
          <svg viewBox="0 0 16 22" aria-hidden="true">
            <rect
              className="lane-bar"
              data-tone={tone ?? undefined}
              width="16"
              y={22 - barHeights[tone ?? "good"]}
              height={barHeights[tone ?? "good"]}
            />
          </svg>
          {words}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 16 22" aria-hidden="true">
          <HoleHatch id={hatch} />
          <rect width="16" height="22" fill={`url(#${hatch})`} />
        </svg>
        nobody watched
      </li>
    </ul>
  );
}
