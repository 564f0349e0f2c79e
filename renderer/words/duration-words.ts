/** Lengths of time as people read them; a negative one, from clocks that differ a little, is none. */

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** In its largest unit alone: `8 s`, `12 min`, `3 h`, `2 d`. */
export function roughDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return `${Math.floor(whole / minute)} min`;
  if (whole < day) return `${Math.floor(whole / hour)} h`;
  return `${Math.floor(whole / day)} d`;
}

export const secondsSince = (iso: string, nowMs: number): number => (nowMs - Date.parse(iso)) / 1000;
