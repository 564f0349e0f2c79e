/** Exit codes as monitoring plugins use them: 0 ok, 1 warning, 2 critical, 3 unknown. */
import type { Verdict } from "../../shared/domain/pair-status.ts";
import { type PluginCode, worstPluginCode } from "../../shared/domain/plugin-code.ts";

const codes: Record<Verdict, PluginCode> = {
  conflict: 2,
  outage: 2,
  unprotected: 2,
  unknown: 3,
  degraded: 1,
  protected: 0,
};

export const pluginWords: Record<PluginCode, string> = { 0: "OK", 1: "WARNING", 2: "CRITICAL", 3: "UNKNOWN" };

export const worstCode = (verdicts: Verdict[]): PluginCode =>
  worstPluginCode(verdicts.map((verdict) => codes[verdict]));
