import { savedHistoryEnding } from "../../../shared/history/saved-history-ending.ts";

/** By its name alone, which is what a command line gives. */
export const isHistoryFile = (path: string): boolean => path.toLowerCase().endsWith(`.${savedHistoryEnding}`);
