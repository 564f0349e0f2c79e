/**
 * A year of one pair, looked at once a minute, with faults of the kinds that real pairs have: reboots, outages, takeovers,
 * unhealthy days, renewed certificates, lost sight of the network, nights in which Pairdesk was off. The same seed tells the
 * same year.
 */
import { createRandom } from "../random.ts";

/** By lane. */
export type Moment = ReadonlyMap<string, string>;

export interface YearMinute {
  atMs: number;
  /** null: nobody was looking. */
  values: Moment | null;
}

const minuteMs = 60_000;
const minutesOfDay = 1440;
const minutesOfYear = 365 * minutesOfDay;

interface Fault {
  /** How often in a year, and how long it lasts at most. */
  times: number;
  longestMinutes: number;
  values: Record<string, string>;
}

const usual: Record<string, string> = {
  verdict: "protected",
  "served-by": "site1",
  sync: "in-time",
  vantage: "in-sight",
  ...both({ reachable: "yes", health: "healthy", "shared-ips": "none", certificate: "a".repeat(64) }),
  "role/site1": "primary",
  "role/site2": "backup",
};

const silent = (name: string) => ({
  [`reachable/${name}`]: "no",
  [`role/${name}`]: "unknown",
  [`health/${name}`]: "unknown",
  [`shared-ips/${name}`]: "unknown",
});

const faults: Fault[] = [
  { times: 60, longestMinutes: 15, values: { verdict: "outage", "served-by": "nobody", ...silent("site1") } },
  { times: 60, longestMinutes: 60, values: { verdict: "unprotected", ...silent("site2") } },
  { times: 24, longestMinutes: 600, values: { verdict: "degraded", "health/site1": "unhealthy" } },
  { times: 40, longestMinutes: 300, values: { verdict: "degraded", sync: "overdue" } },
  {
    times: 12,
    longestMinutes: 2880,
    values: { verdict: "degraded", "served-by": "site2", "role/site1": "backup", "role/site2": "primary" },
  },
  {
    times: 100,
    longestMinutes: 45,
    values: { verdict: "unknown", "served-by": "unknown", vantage: "lost", ...both({ reachable: "unknown" }) },
  },
  { times: 6, longestMinutes: 180, values: { "certificate/site1": "b".repeat(64), verdict: "degraded" } },
];
const nightsOff = 250;

export function* yearOf(seed: number, startMs = Date.UTC(2025, 0, 1)): Generator<YearMinute> {
  const random = createRandom(seed);
  const minuteOf = () => Math.floor(random() * minutesOfYear);
  const spans = faults.flatMap(({ times, longestMinutes, values }) =>
    Array.from({ length: times }, () => ({
      from: minuteOf(),
      minutes: 1 + Math.floor(random() * longestMinutes),
      values,
    })),
  );
  const dark = new Set(Array.from({ length: nightsOff }, () => Math.floor(random() * 365)));
  spans.sort((a, b) => a.from - b.from);
  let next = 0;
  let active: typeof spans = [];
  for (let minute = 0; minute < minutesOfYear; minute += 1) {
    for (let span = spans[next]; span && span.from <= minute; span = spans[next]) {
      active.push(span);
      next += 1;
    }
    active = active.filter(({ from, minutes }) => from + minutes > minute);
    const isNight = minute % minutesOfDay < 7 * 60;
    const isOff = isNight && dark.has(Math.floor(minute / minutesOfDay));
    const values = { ...usual, ...Object.assign({}, ...active.map((span) => span.values)) };
    yield { atMs: startMs + minute * minuteMs, values: isOff ? null : new Map(Object.entries(values)) };
  }
}

function both(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([kind, value]) => ["site1", "site2"].map((name) => [`${kind}/${name}`, value])),
  );
}
