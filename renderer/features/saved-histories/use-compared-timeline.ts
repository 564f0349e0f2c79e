import { useEffect, useState } from "react";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import type { Comparable } from "./use-comparable.ts";

interface Compared {
  timeline: PairTimeline | null;
  failure: CallFailure | null;
}

const nothing: Compared = { timeline: null, failure: null };

/** The same stretch of the other history; null until it is there. */
export function useComparedTimeline(other: Comparable | null, { from, until }: PairTimeline): Compared {
  const { contents } = useWindowStores().savedHistories;
  const [state, setState] = useState<Compared & { key: string }>({ ...nothing, key: "" });
  const key = other ? `${other.key} ${from} ${until}` : "";
  const kind = other?.kind;
  const id = other?.id;
  useEffect(() => {
    if (kind === undefined || id === undefined) return;
    let isWanted = true;
    const period = { from, until };
    const read = kind === "live" ? contents.live(id, period) : contents.part(id, period);
    read.then(
      (timeline) => isWanted && setState({ key, timeline, failure: null }),
      (error: unknown) => isWanted && setState({ key, timeline: null, failure: toCallFailure(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [contents, kind, id, from, until, key]);
  return state.key === key ? state : nothing;
}
