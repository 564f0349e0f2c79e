/** Exit codes as monitoring plugins use them: 0 ok, 1 warning, 2 critical, 3 unknown. */
import type { Verdict } from "../../shared/domain/pair-status.ts";

export type PluginCode = 0 | 1 | 2 | 3;

const codes: Record<Verdict, PluginCode> = {
  conflict: 2,
  outage: 2,
  unprotected: 2,
  unknown: 3,
  degraded: 1,
  protected: 0,
};

/** A known critical weighs more than what is not known, and that more than a warning. */
const worstFirst: PluginCode[] = [2, 3, 1, 0];

export const pluginWords: Record<PluginCode, string> = { 0: "OK", 1: "WARNING", 2: "CRITICAL", 3: "UNKNOWN" };

/** Of no pair at all nothing is known. */
export function worstCode(verdicts: Verdict[]): PluginCode {
  const present = verdicts.map((verdict) => codes[verdict]);
  return worstFirst.find((code) => present.includes(code)) ?? 3;
}
