/** Characters of a note on a run and of the reason for a stop; the fields of the window end there as well. */
export const longestRunNote = 2000;
