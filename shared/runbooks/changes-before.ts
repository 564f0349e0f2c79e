/** The question on which the way back depends, in every runbook that asks it: were /login settings changed between the last sync and the change of roles? Which appliance it is about: `told-by-run.ts`. */
export const changesBefore = "changes-before-failure";

/** The same about the one that a sync first of a planned switch overwrites; beside the other, which is about the one that is left. */
export const changesOnlyThere = "changes-only-there";
