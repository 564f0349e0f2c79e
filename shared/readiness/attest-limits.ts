/** Limits of what a person says and notes; the fields keep to them, the contract refuses the rest. */
export const longestSaidBy = 120;
export const longestSaidNote = 500;
export const mostSaidAtOnce = 64;
export const longestChangeWhat = 500;
export const longestChangeWhere = 200;
/** More of them than this nobody enters again one by one. */
export const mostLoginChanges = 500;
