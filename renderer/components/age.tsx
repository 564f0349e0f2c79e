import { Tooltip } from "@mantine/core";
import { memo } from "react";
import { useClockWords } from "../stores/use-window-stores.ts";
import { roughDuration, secondsSince } from "../words/duration-words.ts";
import { fullLocalTime } from "../words/local-time.ts";

/** How long ago something was, ticking; the time itself, with its zone, is in the tooltip by mouse and by keyboard. */
export const Age = memo(function Age({ at, suffix = "" }: { at: string; suffix?: string }) {
  const age = useClockWords((nowMs) => roughDuration(secondsSince(at, nowMs)));
  return (
    <Tooltip label={fullLocalTime(at)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={0} className="age">
        {age}
        {suffix}
      </time>
    </Tooltip>
  );
});
