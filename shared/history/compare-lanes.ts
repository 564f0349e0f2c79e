/** Where two lanes of the same kind say different things. Only time that both have observed is compared. */
import type { TimelineSpan } from "../domain/pair-timeline.ts";
import type { Period } from "./timeline.ts";

export interface LaneDifference extends Period {
  first: string;
  second: string;
}

export interface LaneComparison {
  sameMs: number;
  differsMs: number;
  /** At least one of them did not watch, could not tell, or does not reach there. */
  notComparedMs: number;
  /** In order; neighbours that differ alike are one. */
  differences: LaneDifference[];
}

interface Known extends Period {
  value: string;
}

export function compareLanes(
  first: readonly TimelineSpan[],
  second: readonly TimelineSpan[],
  period: Period,
): LaneComparison {
  const others = known(second, period);
  const differences: LaneDifference[] = [];
  let sameMs = 0;
  let next = 0;
  for (const span of known(first, period)) {
    while ((others[next]?.untilMs ?? Number.POSITIVE_INFINITY) <= span.fromMs) next += 1;
    for (let at = next; (others[at]?.fromMs ?? Number.POSITIVE_INFINITY) < span.untilMs; at += 1) {
      const other = others[at];
      if (!other) break;
      const fromMs = Math.max(span.fromMs, other.fromMs);
      const untilMs = Math.min(span.untilMs, other.untilMs);
      if (span.value === other.value) sameMs += untilMs - fromMs;
      else add(differences, { fromMs, untilMs, first: span.value, second: other.value });
    }
  }
  const differsMs = differences.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
  return {
    sameMs,
    differsMs,
    notComparedMs: period.untilMs - period.fromMs - sameMs - differsMs,
    differences,
  };
}

function known(spans: readonly TimelineSpan[], period: Period): Known[] {
  return spans.flatMap((span) => {
    if (span.kind !== "observed" || span.value === "unknown") return [];
    const fromMs = Math.max(Date.parse(span.from), period.fromMs);
    const untilMs = Math.min(Date.parse(span.until), period.untilMs);
    return fromMs < untilMs ? [{ fromMs, untilMs, value: span.value }] : [];
  });
}

function add(differences: LaneDifference[], found: LaneDifference): void {
  const last = differences.at(-1);
  const goesOn = last?.untilMs === found.fromMs && last.first === found.first && last.second === found.second;
  if (last && goesOn) last.untilMs = found.untilMs;
  else differences.push(found);
}
