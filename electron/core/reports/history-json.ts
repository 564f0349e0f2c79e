/** A history as JSON for other programs: the timeline, and beside it what it rests on. Times in UTC. */
import type { SavedHistory } from "../../../shared/domain/saved-history.ts";

export const historyFormat = "pairdesk-history/1";

/** Line ends and indents are the caller's. */
export function historyJson({ timeline, timeZone, savedAt, savedBy, pair, certificates }: SavedHistory): object {
  const { coverage } = timeline.availability;
  return { schema: historyFormat, savedAt, savedBy, timeZone, coverage, pair, certificates, ...timeline };
}
