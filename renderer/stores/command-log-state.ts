import type { CommandLogEntry } from "../../shared/contract/command-log.ts";
import type { CallFailure } from "../connection/call-failure.ts";

/** null: whichever. `appliance` also `site`. */
export interface CommandLogFilter {
  pairId: string | null;
  appliance: string | null;
  outcome: "ok" | "failed" | null;
  text: string;
}

export interface CommandLogState {
  filter: CommandLogFilter;
  /** Newest first; null until the first answer to this filter has come. */
  entries: readonly CommandLogEntry[] | null;
  /** Where older ones go on; null at the end. */
  next: number | null;
  /** Newer than all that is shown, and held back. */
  waiting: readonly CommandLogEntry[];
  /** There are more new ones than `waiting` holds. */
  hasMoreWaiting: boolean;
  isFollowing: boolean;
  isLoadingOlder: boolean;
  /** Why the list could not be read, or is not kept up to date. */
  failure: CallFailure | null;
}

/** Nothing is chosen: every exchange. */
export const wholeLog: CommandLogFilter = { pairId: null, appliance: null, outcome: null, text: "" };
