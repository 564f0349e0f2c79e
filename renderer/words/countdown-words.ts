/** When the backup takes over by itself, in words that promise nothing. */
import type { TakeoverCountdown } from "../../shared/domain/takeover-countdown.ts";
import { roughDuration } from "./duration-words.ts";

type Range = Pick<TakeoverCountdown, "standIn" | "earliest" | "latest">;

export function countdownWords({ standIn, earliest, latest }: Range, nowMs: number): string {
  if (earliest === null || latest === null) {
    return `${standIn} takes over by itself. Nobody has confirmed its timeout, so nobody can say when.`;
  }
  const fromMs = Date.parse(earliest) - nowMs;
  const untilMs = Date.parse(latest) - nowMs;
  if (untilMs <= 0) return `${standIn} should have taken over by now, unless it still sees the primary.`;
  if (fromMs <= 0) return `${standIn} takes over any moment now, in ${clockWords(untilMs)} at the latest.`;
  return `${standIn} takes over by itself in ${clockWords(fromMs)} to ${clockWords(untilMs)}.`;
}

/** Minutes and seconds, which is what one looks at while they run. */
function clockWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds >= 3600) return roughDuration(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;
}

export function outageWords({ primary, outages }: Pick<TakeoverCountdown, "primary" | "outages">): string {
  if (outages === null)
    return `No silence of ${primary} was seen to its end before, so nothing says how long it takes to come back.`;
  const { count, longestSeconds, longerThanTimeout } = outages;
  const times = count === 1 ? "once" : `${count} times`;
  const rest = `${primary} was silent ${times} before and came back, after ${roughDuration(longestSeconds)} at most`;
  if (longerThanTimeout === 0) return `${rest}: always sooner than the timeout.`;
  return `${rest}: ${longerThanTimeout === count ? "each time" : `${longerThanTimeout} of them`} later than the timeout.`;
}
