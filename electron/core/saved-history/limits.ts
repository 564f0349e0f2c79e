/** What a saved history may hold at most: several times the busiest ten years, and little enough to be looked at. */
export const savedHistoryLimits = {
  /** Bytes of the file, which is also what one message of the window can carry. */
  compressedBytes: 12_000_000,
  /** Bytes of what it unpacks to. */
  unpackedBytes: 64_000_000,
  /** Spans, incidents, notes and everything else that is an object of its own. */
  entries: 300_000,
  /** Levels of one thing inside another; a saved history has seven. */
  depth: 16,
  /** Bytes of one text. */
  textBytes: 100_000,
  /** Longer than anybody has watched: an axis over ten thousand years says nothing. */
  longestMs: 100 * 365.25 * 86_400_000,
} as const;
