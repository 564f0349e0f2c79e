import fc from "fast-check";
import { holes } from "../../../shared/history/segment.ts";
import { pauseMs, type StoryEvent } from "./lane-story.ts";

const event: fc.Arbitrary<StoryEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("look" as const),
      afterMs: fc.oneof(fc.nat(2 * pauseMs), fc.constantFrom(0, 1, pauseMs, pauseMs + 1)),
      value: fc.constantFrom("protected", "outage", "unknown"),
    }),
  },
  fc.record({ kind: fc.constant("interrupt" as const), hole: fc.constantFrom(...holes) }),
  fc.record({ kind: fc.constant("clock-set" as const), byMs: fc.integer({ min: -3_600_000, max: 3_600_000 }) }),
);

/** Looks, sleeps, restarts and clock steps in any order. */
export const story = fc.array(event, { maxLength: 60 });
