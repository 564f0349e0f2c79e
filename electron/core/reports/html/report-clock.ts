/** Times as the report shows them: in the zone of the computer that watched, with UTC where a program reads. */
import { html, type Markup } from "./markup.ts";

export interface ReportClock {
  zone: string;
  words(iso: string): string;
  /** A `time` element. */
  time(iso: string): Markup;
  /** For an axis: moments that are round in this zone, with the day, or the hour where they are less than a day apart. */
  ticks(period: { fromMs: number; untilMs: number }, stepMs: number): { atMs: number; words: string }[];
}

const dayMs = 86_400_000;

/** A zone that this computer does not know is shown in UTC, and said so. */
export function createReportClock(timeZone: string): ReportClock {
  const zone = knownZone(timeZone);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
  const day = { year: "numeric", month: "short", day: "2-digit" } as const;
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  const full = format({ ...day, ...clock, second: "2-digit" });
  const dayOnly = format({ month: "short", day: "numeric" });
  const yearToo = format({ month: "short", day: "numeric", year: "numeric" });
  const offset = format({ timeZoneName: "longOffset" });
  const hour = format({ day: "numeric", month: "short", ...clock });
  const words = (iso: string) => full.format(new Date(iso));
  return {
    zone,
    words,
    time: (iso) => html`<time datetime="${iso}">${words(iso)}</time>`,
    ticks({ fromMs, untilMs }, stepMs) {
      const ticks: { atMs: number; words: string }[] = [];
      const tickFormat = tickFormatFor(stepMs, { hour, dayOnly, yearToo });
      const first = Math.ceil((fromMs + offsetMs(offset, fromMs)) / stepMs) * stepMs;
      for (let wall = first; wall - offsetMs(offset, wall) < untilMs; wall += stepMs) {
        // Twice, because the offset is asked for at a moment that is only near.
        const near = wall - offsetMs(offset, wall);
        const atMs = wall - offsetMs(offset, near);
        if (atMs >= fromMs && atMs < untilMs) ticks.push({ atMs, words: tickFormat.format(atMs) });
      }
      return ticks;
    },
  };
}

type TickFormats = Record<"hour" | "dayOnly" | "yearToo", Intl.DateTimeFormat>;

function tickFormatFor(stepMs: number, { hour, dayOnly, yearToo }: TickFormats): Intl.DateTimeFormat {
  if (stepMs >= 28 * dayMs) return yearToo;
  return stepMs >= dayMs ? dayOnly : hour;
}

/** `GMT+01:00` in milliseconds; `GMT` alone is none. */
function offsetMs(format: Intl.DateTimeFormat, atMs: number): number {
  const words = format.formatToParts(atMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(words) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
