/** Characters. */
export const longestNoteText = 10_000;
export const longestTicket = 200;
