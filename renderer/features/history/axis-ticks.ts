/** Round local times along a stretch of history, few enough to be read. */

export interface Tick {
  /** Share of the strip, 0 to 1. */
  at: number;
  label: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const mostTicks = 8;

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const month = new Intl.DateTimeFormat(undefined, { month: "short", year: "numeric" });

const stepsMs = [5, 10, 15, 30].map((minutes) => minutes * minuteMs);
const stepsHours = [1, 2, 3, 6, 12];
const stepsDays = [1, 2, 7, 14, 30, 91, 182, 365, 730, 1825];

export function axisTicks(fromMs: number, untilMs: number): Tick[] {
  const lengthMs = untilMs - fromMs;
  const steps = [...stepsMs, ...stepsHours.map((hours) => hours * hourMs), ...stepsDays.map((days) => days * dayMs)];
  const stepMs = steps.find((step) => lengthMs / step <= mostTicks) ?? lengthMs;
  const format = formatFor(stepMs);
  const ticks: Tick[] = [];
  for (let atMs = firstAfter(fromMs, stepMs); atMs < untilMs; atMs = nextAfter(atMs, stepMs)) {
    const isMidnight = format === clock && new Date(atMs).getHours() === 0 && new Date(atMs).getMinutes() === 0;
    ticks.push({ at: (atMs - fromMs) / lengthMs, label: (isMidnight ? day : format).format(atMs) });
  }
  return ticks;
}

function formatFor(stepMs: number): Intl.DateTimeFormat {
  if (stepMs >= 30 * dayMs) return month;
  return stepMs >= dayMs ? day : clock;
}

/** Round by the local clock, not by UTC: a day begins at midnight here, also when summer time has begun meanwhile. */
function firstAfter(fromMs: number, stepMs: number): number {
  const midnight = new Date(fromMs);
  midnight.setHours(0, 0, 0, 0);
  let atMs = midnight.getTime();
  while (atMs < fromMs) atMs = nextAfter(atMs, stepMs);
  return atMs;
}

function nextAfter(atMs: number, stepMs: number): number {
  if (stepMs < dayMs) return atMs + stepMs;
  const next = new Date(atMs);
  next.setDate(next.getDate() + Math.round(stepMs / dayMs));
  return next.getTime();
}
