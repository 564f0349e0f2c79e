import type { KnownSwap, RunFacts } from "./run-facts.ts";

/**
 * Does this appliance, when a sync overwrites it, lose settings that exist only there? As far as `at-risk.ts` found out;
 * null: nobody knows. Where nothing was found, the normal primary is only overwritten because the roles were swapped by
 * somebody we do not know of; the normal backup is overwritten every day.
 */
export function riskOn({ swap, pair }: Pick<RunFacts, "swap" | "pair">, name: string): KnownSwap["answer"] {
  if (swap?.holder === name) return swap.answer;
  const left = swap?.other === name ? swap.otherAnswer : null;
  return left ?? (name === pair.normalPrimary ? null : "no");
}
