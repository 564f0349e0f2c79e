import { secondsSince } from "./duration-words.ts";

const daySeconds = 86_400;

/** What is left of a certificate's life: `71 d`, `less than a day`, `expired 3 d ago`. */
export function certificateLife(notAfter: string, nowMs: number): string {
  const leftSeconds = -secondsSince(notAfter, nowMs);
  const days = Math.floor(Math.abs(leftSeconds) / daySeconds);
  if (leftSeconds <= 0) return days === 0 ? "expired today" : `expired ${days} d ago`;
  return days === 0 ? "less than a day" : `${days} d`;
}
