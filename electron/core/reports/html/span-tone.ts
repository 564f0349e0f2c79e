import type { TimelineSpan } from "../../../../shared/domain/pair-timeline.ts";

/** How a span is printed. `neutral`: a value that is neither good nor bad, as a role is. */
export type SpanTone = "good" | "neutral" | "caution" | "exposed" | "down" | "unknown" | "gap" | "ahead";

const tones = new Map<string, SpanTone>([
  ["protected", "good"],
  ["yes", "good"],
  ["healthy", "good"],
  ["in-time", "good"],
  ["degraded", "caution"],
  ["unhealthy", "caution"],
  ["overdue", "caution"],
  ["lost", "caution"],
  ["unprotected", "exposed"],
  ["never", "exposed"],
  ["outage", "down"],
  ["conflict", "down"],
  ["no", "down"],
  ["nobody", "down"],
  ["other", "down"],
  ["unknown", "unknown"],
]);
const unjudged: readonly string[] = ["role", "certificate", "shared-ips"];

export function toneOf(kind: string, span: TimelineSpan): SpanTone {
  if (span.kind === "not-observed") return span.reason === "not-yet" ? "ahead" : "gap";
  const tone = tones.get(span.value) ?? "neutral";
  return unjudged.includes(kind) && tone !== "unknown" ? "neutral" : tone;
}
