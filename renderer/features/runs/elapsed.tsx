import { ClockWords } from "../../components/clock-words.tsx";
import { lengthWords } from "../../words/run-words.ts";

/** How long something goes on, ticking. */
export const Elapsed = ({ since }: { since: string }) => (
  <ClockWords words={(nowMs) => lengthWords(nowMs - Date.parse(since))} />
);

/** How long it is until then, ticking down to nothing. */
export const TimeLeft = ({ until }: { until: string }) => (
  <ClockWords words={(nowMs) => lengthWords(Date.parse(until) - nowMs)} />
);
