/** Exit codes as monitoring plugins use them: 0 ok, 1 warning, 2 critical, 3 unknown. */
export type PluginCode = 0 | 1 | 2 | 3;

/** A known critical weighs more than what is not known, and that more than a warning. */
const worstFirst: readonly PluginCode[] = [2, 3, 1, 0];

/** Of nothing at all nothing is known. */
export const worstPluginCode = (codes: readonly PluginCode[]): PluginCode =>
  worstFirst.find((code) => codes.includes(code)) ?? 3;
