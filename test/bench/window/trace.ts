/** What a trace of Chromium tells of a page: when marks were set, and which frames that should have shown motion did not. */

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  /** Microseconds. */
  ts: number;
  args: { frame_reporter?: { state?: string; affects_smoothness?: boolean } };
}

export const traceCategories = ["blink.user_timing", "benchmark", "cc"];

export function readTrace(trace: Buffer): TraceEvent[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: Partial<TraceEvent>[] };
  return traceEvents.filter((event): event is TraceEvent => event.name !== undefined && event.ts !== undefined);
}

export function markMs(events: TraceEvent[], name: string): number {
  const mark = events.find((event) => event.name === name && event.cat.includes("blink.user_timing"));
  if (!mark) throw new Error(`the trace has no mark ${name}`);
  return mark.ts / 1000;
}

export interface Frames {
  shown: number;
  /** Should have shown motion, and did not or too late. */
  dropped: number;
}

/** A reporter begins for each frame and says how it ended, in the event that opens it. */
export function framesIn(events: TraceEvent[]): Frames {
  const reported = events.filter(({ name, ph }) => name === "PipelineReporter" && (ph === "b" || ph === "B"));
  const count = (state: string) => reported.filter(({ args }) => args.frame_reporter?.state === state).length;
  const dropped = reported.filter(
    ({ args: { frame_reporter: frame } }) => frame?.state === "STATE_DROPPED" && frame.affects_smoothness === true,
  );
  return { shown: count("STATE_PRESENTED_ALL") + count("STATE_PRESENTED_PARTIAL"), dropped: dropped.length };
}
