import { memo } from "react";
import { useClockWords } from "../../stores/use-window-stores.ts";
import { roughDuration, secondsSince } from "../../words/duration-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";

/** How long ago, ticking. Lighter than `Age`: hundreds of these are on one page, each row is one stop of the Tab key. */
export const RowAge = memo(function RowAge({ at, suffix }: { at: string; suffix: string }) {
  const age = useClockWords((nowMs) => roughDuration(secondsSince(at, nowMs)));
  return (
    <time dateTime={at} title={fullLocalTime(at)}>
      {age}
      {suffix}
    </time>
  );
});
