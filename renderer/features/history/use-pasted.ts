import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { DayOrder } from "../../../shared/history/pasted/find-time.ts";
import { type PastedLine, type PastedText, readPasted } from "../../../shared/history/pasted/read-pasted.ts";
import { type CallFailure, toCallFailure } from "../../connection/call-failure.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

export interface PasteDraft {
  appliance: string;
  zone: string;
  text: string;
  chosen: DayOrder | null;
}

export interface SortedPaste {
  read: PastedText;
  fresh: PastedLine[];
  /** They are kept already, or stand in the paste twice. */
  knownCount: number;
  /** Whether what is kept was asked for already. */
  isCompared: boolean;
  failure: CallFailure | null;
}

/** What a paste holds, and what of it is new. Long texts are read while nobody types. */
export function usePasted(pairId: string, { appliance, zone, text, chosen }: PasteDraft): SortedPaste {
  const settled = useDeferredValue(text);
  const read = useMemo(() => readPasted(settled, { zone, chosen }), [settled, zone, chosen]);
  const lines = read.kind === "read" ? read.lines : none;
  const { known, failure } = useKnown(pairId, appliance, lines);
  const fresh = useMemo(() => {
    const seen = new Set(known);
    return lines.filter((line) => {
      const isNew = !seen.has(keyOf(line));
      seen.add(keyOf(line));
      return isNew;
    });
  }, [lines, known]);
  return { read, fresh, knownCount: lines.length - fresh.length, isCompared: known !== null, failure };
}

const none: PastedLine[] = [];
const keyOf = ({ at, text }: { at: string; text: string }): string => `${at} ${text}`;

/** null: not asked yet, which needs an appliance. */
function useKnown(pairId: string, appliance: string, lines: readonly PastedLine[]) {
  const { personHistory } = useWindowStores();
  const [answer, setAnswer] = useState<{
    key: string;
    lines: readonly PastedLine[];
    known: string[];
    failure: CallFailure | null;
  }>();
  const key = `${pairId} ${appliance}`;
  useEffect(() => {
    if (appliance === "" || lines.length === 0) return;
    let isCurrent = true;
    const times = lines.map(({ at }) => at).sort();
    const period = { from: times[0] ?? "", until: times.at(-1) ?? "" };
    personHistory.reports(pairId, appliance, period).then(
      (reports) => isCurrent && setAnswer({ key, lines, known: reports.map(keyOf), failure: null }),
      (error) => isCurrent && setAnswer({ key, lines, known: [], failure: toCallFailure(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [personHistory, key, pairId, appliance, lines]);
  const isFresh = answer?.key === key && answer.lines === lines;
  return { known: isFresh ? answer.known : null, failure: isFresh ? answer.failure : null };
}
