/** What is left of spans when nothing after a moment counts: what began later goes, what reaches beyond it ends there. */

interface Spanning {
  fromMs: number;
  untilMs: number;
  /** Of what can end. */
  endedMs?: number | null;
}

export function withoutFuture<Span extends Spanning>(spans: readonly Span[], afterMs: number): Span[] {
  return spans
    .filter(({ fromMs }) => fromMs <= afterMs)
    .map((span) => ({
      ...span,
      untilMs: Math.min(span.untilMs, afterMs),
      ...(typeof span.endedMs === "number" && { endedMs: Math.min(span.endedMs, afterMs) }),
    }));
}
