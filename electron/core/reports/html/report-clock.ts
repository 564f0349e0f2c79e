/** Times as the report shows them: in the zone of the computer that watched, with UTC where a program reads. */
import { html, type Markup } from "./markup.ts";

export interface ReportClock {
  zone: string;
  words(iso: string): string;
  /** A `time` element. */
  time(iso: string): Markup;
  /** For an axis: day and month, or the hour where ticks are less than a day apart. */
  tick(ms: number, stepMs: number): string;
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
  const shortDay = format({ month: "short", day: "numeric" });
  const month = format({ month: "short", year: "numeric" });
  const hour = format({ day: "numeric", month: "short", ...clock });
  const words = (iso: string) => full.format(new Date(iso));
  return {
    zone,
    words,
    time: (iso) => html`<time datetime="${iso}">${words(iso)}</time>`,
    tick(ms, stepMs) {
      if (stepMs >= 28 * dayMs) return month.format(ms);
      return (stepMs >= dayMs ? shortDay : hour).format(ms);
    },
  };
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
