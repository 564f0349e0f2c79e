/** The question on which the way back depends, in every runbook that asks it: were /login settings changed between the last sync and the change of roles? */
export const changesBefore = "changes-before-failure";
