/**
 * What would have been lost had the primary died at any moment of a period: everything newer than the last data sync
 * known. It grows with the time and falls at each sync; where nobody looked, or the appliances could not be asked, a sync may
 * have been missed, and nothing is known. What a sync in a hole tells when somebody looks again counts from then on.
 */
import type { PairTimeline, TimelineSpan } from "../domain/pair-timeline.ts";

export type RiskSpan =
  | {
      kind: "known";
      fromMs: number;
      untilMs: number /** Age of the last sync at both ends. */;
      fromAgeMs: number;
      untilAgeMs: number;
    }
  | { kind: "not-known"; fromMs: number; untilMs: number; why: "not-observed" | "no-sync-known" | "not-yet" };

type Told = Pick<PairTimeline, "from" | "until" | "lanes" | "syncs" | "syncBefore">;

/** Together they are the whole period. */
export function riskOverTime({ from, until, lanes, syncs, syncBefore }: Told): RiskSpan[] {
  const told = syncs.map(({ at }) => Date.parse(at));
  const known = syncBefore == null ? told : [Date.parse(syncBefore), ...told];
  const atMs = [...new Set(known)].sort((a, b) => a - b);
  const looked = lanes.find(({ kind, appliance }) => kind === "sync" && appliance === null)?.spans ?? [];
  const spans = looked.length > 0 ? looked : [unwatched(from, until)];
  let next = 0;
  return spans.flatMap((span) => {
    const [fromMs, untilMs] = [Date.parse(span.from), Date.parse(span.until)];
    while ((atMs[next] ?? Number.POSITIVE_INFINITY) <= fromMs) next += 1;
    const isSeen = span.kind === "observed" && span.value !== "unknown";
    if (isSeen) return fromMs < untilMs ? teeth(atMs, next, fromMs, untilMs) : [];
    const why = span.kind === "not-observed" && span.reason === "not-yet" ? "not-yet" : "not-observed";
    return fromMs < untilMs ? [{ kind: "not-known", fromMs, untilMs, why }] : [];
  });
}

const unwatched = (from: string, until: string): TimelineSpan => ({
  kind: "not-observed",
  from,
  until,
  reason: "begin",
  changed: null,
});

/** One from each sync to the next; `next`: the first sync after the beginning. */
function teeth(atMs: readonly number[], next: number, fromMs: number, untilMs: number): RiskSpan[] {
  const spans: RiskSpan[] = [];
  let reachedMs = fromMs;
  for (let index = next; reachedMs < untilMs; index += 1) {
    const endMs = Math.min(atMs[index] ?? untilMs, untilMs);
    const syncMs = atMs[index - 1];
    spans.push(
      syncMs === undefined
        ? { kind: "not-known", fromMs: reachedMs, untilMs: endMs, why: "no-sync-known" }
        : {
            kind: "known",
            fromMs: reachedMs,
            untilMs: endMs,
            fromAgeMs: reachedMs - syncMs,
            untilAgeMs: endMs - syncMs,
          },
    );
    reachedMs = endMs;
  }
  return spans;
}

export interface RiskPeak {
  atMs: number;
  ageMs: number;
}

/** How far it rose before each sync or hole: the highest of them, the highest first. */
export function riskPeaks(spans: readonly RiskSpan[], most: number): RiskPeak[] {
  return spans
    .flatMap((span) => (span.kind === "known" ? [{ atMs: span.untilMs, ageMs: span.untilAgeMs }] : []))
    .sort((a, b) => b.ageMs - a.ageMs || b.atMs - a.atMs)
    .slice(0, most);
}

/** The highest age in each of so many equal parts of the period; null: nothing is known of that part. */
export function riskColumns(spans: readonly RiskSpan[], period: { fromMs: number; untilMs: number }, count: number) {
  const columns: (number | null)[] = Array.from({ length: count }, () => null);
  const partMs = (period.untilMs - period.fromMs) / count;
  for (const span of spans) {
    if (span.kind === "not-known") continue;
    const first = Math.max(0, Math.floor((span.fromMs - period.fromMs) / partMs));
    const last = Math.min(count - 1, Math.ceil((span.untilMs - period.fromMs) / partMs) - 1);
    for (let column = first; column <= Math.max(first, last) && column < count; column += 1) {
      const endMs = Math.min(span.untilMs, period.fromMs + (column + 1) * partMs);
      const age = span.untilAgeMs - (span.untilMs - endMs);
      columns[column] = Math.max(columns[column] ?? 0, age);
    }
  }
  return columns;
}
