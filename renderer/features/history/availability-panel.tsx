import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import { coverageWords, shareWords } from "../../../shared/history/share-words.ts";

/** The share of time in which people could work, with how much of the time anybody watched, and the sum behind it. */
export function AvailabilityPanel({ timeline }: { timeline: PairTimeline }) {
  const { share, coverage, atLeast, atMost, upMs, downMs, notObservedMs } = timeline.availability;
  return (
    <section className="panel availability-panel" aria-labelledby="availability-heading">
      <h2 id="availability-heading" className="panel-heading">
        Availability of the site
      </h2>
      {share === null || coverage === null || atLeast === null || atMost === null ? (
        <p className="availability-figure soft">not known: nobody watched in this time</p>
      ) : (
        <>
          <p className="availability-figure">
            {shareWords(share)} <span className="availability-of">of observed time</span>
          </p>
          <p>
            Observed {coverageWords(coverage)} of this time. Over all of it, it is between {shareWords(atLeast)} and{" "}
            {shareWords(atMost)}.
          </p>
          <details>
            <summary>How this is reckoned</summary>
            <p>
              Time without an outage ({exactDuration(upMs / 1000)}) divided by time without an outage and time with one
              ({exactDuration(downMs / 1000)}). Only the verdict “outage” counts as down. Time in which nobody watched
              or the verdict was unknown ({exactDuration(notObservedMs / 1000)}) counts as neither; it widens the
              bounds.
            </p>
          </details>
        </>
      )}
    </section>
  );
}
