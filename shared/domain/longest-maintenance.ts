/** How far ahead the end of maintenance may lie: one that was forgotten must not keep a pair calm for good. */
export const longestMaintenanceMs = 30 * 86_400_000;

/** Characters. */
export const longestNote = 200;
