/** Times in the person's own zone and habit. Formatters are made once: making one costs more than using it. */

const full = new Intl.DateTimeFormat(undefined, {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayOnly = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric" });

/** With the date and the zone: for tooltips and evidence. */
export const fullLocalTime = (iso: string): string => full.format(new Date(iso));

const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** Hour and minute, with the day when it is not today. */
export const momentWords = (iso: string, nowMs: number): string =>
  new Date(iso).toDateString() === new Date(nowMs).toDateString() ? clockTime(iso) : dayAndClock.format(new Date(iso));

/** Hour and minute. */
export const clockTime = (iso: string): string => clock.format(new Date(iso));

/** Hour, minute and second. */
export const clockSeconds = (iso: string): string => seconds.format(new Date(iso));

export const localDay = (iso: string): string => dayOnly.format(new Date(iso));
