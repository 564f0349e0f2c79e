/** The ending of a saved history's name, without the dot. */
export const savedHistoryEnding = "pairhistory";
