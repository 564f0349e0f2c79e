/**
 * Reads one timeline at a time. While that lasts only the newest wish waits, and every answer is drawn: a turning wheel
 * draws as often as reading allows, and asks for no more.
 */
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";

export interface TimelineReading {
  /** Reads what is wanted by then, now or as soon as what is under way is answered. */
  read(): void;
  /** What is under way is not wanted any more: its answer changes nothing, and the next read does not wait for it. */
  forget(): void;
}

export function createTimelineReading(deps: {
  /** null: nothing is wanted. */
  ask(): Promise<PairTimeline> | null;
  onTimeline(timeline: PairTimeline): void;
  onFailure(failure: CallFailure): void;
  /** Nothing is under way any more. */
  onRest(): void;
}): TimelineReading {
  let underWay: { isAgainWanted: boolean } | null = null;

  async function follow(): Promise<void> {
    const mine = { isAgainWanted: true };
    underWay = mine;
    while (mine.isAgainWanted) {
      mine.isAgainWanted = false;
      const tell = await answered();
      if (underWay !== mine) return;
      tell();
    }
    underWay = null;
    deps.onRest();
  }

  async function answered(): Promise<() => void> {
    try {
      const timeline = await deps.ask();
      return () => timeline && deps.onTimeline(timeline);
    } catch (error) {
      return () => deps.onFailure(toCallFailure(error));
    }
  }

  return {
    read() {
      if (underWay) underWay.isAgainWanted = true;
      else void follow();
    },
    forget() {
      underWay = null;
    },
  };
}
