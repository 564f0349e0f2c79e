/** Characters of what may be pasted at once. */
export const longestPaste = 1_000_000;
/** Lines of one paste. */
export const mostReportsAtOnce = 10_000;
/** Characters of one line. */
export const longestReportText = 2_000;
